import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Selection } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { InvitationService } from './invitation.service.js';

/** Invitations, up to their acceptance. */
export const invitationResolvers = (invitations: InvitationService): Resolvers => ({
  Query: {
    invitations: (_root, { filter }, { actor }, info) => invitations.page(actor, filter, info),
  },
  Mutation: {
    createInvitation: async (_root, { input }, { actor }) => {
      const { id, token, url } = await invitations.create(actor, input);
      return { __typename: 'CreateInvitationSuccess', invitationId: id, token, url };
    },
    revokeInvitation: async (_root, { input }, { actor }) => ({
      __typename: 'RevokeInvitationSuccess',
      invitationId: await invitations.revoke(actor, input.invitationId),
    }),
    reissueInvitation: async (_root, { input }, { actor }) => {
      const { id, token, url } = await invitations.reissue(actor, input.invitationId, input.expiresAt ?? null);
      return { __typename: 'ReissueInvitationSuccess', invitationId: id, token, url };
    },
  },
  CreateInvitationSuccess: { invitation: present(invitations) },
  RevokeInvitationSuccess: { invitation: present(invitations) },
  ReissueInvitationSuccess: { invitation: present(invitations) },
});

/** Reads the invitation of which a mutation just said that it is there. */
const present =
  (invitations: InvitationService) =>
  async ({ invitationId }: { invitationId: string }, _args: object, { actor }: Context, info: Selection) =>
    (await invitations.find(actor, invitationId, info)) ?? raise(new NotFound('Invitation'));
