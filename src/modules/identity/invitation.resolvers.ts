import type { Resolvers } from '../../generated/graphql.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { InvitationService } from './invitation.service.js';

/** Invitations, up to their acceptance. */
export const invitationResolvers = (invitations: InvitationService): Resolvers => ({
  Query: {
    invitations: (_root, _args, { actor }, info) => invitations.page(actor, info),
  },
  Mutation: {
    createInvitation: async (_root, { input }, { actor }) => {
      const { id, token, url } = await invitations.create(actor, input);
      return { __typename: 'CreateInvitationSuccess', invitationId: id, token, url };
    },
  },
  CreateInvitationSuccess: {
    invitation: async ({ invitationId }, _args, { actor }, info) =>
      (await invitations.find(actor, invitationId, info)) ?? raise(new NotFound('Invitation')),
  },
});
