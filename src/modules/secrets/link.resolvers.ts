import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import { type Selection, byResponseKey } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { LinkOpeningService } from './link-opening.service.js';
import type { LinkService } from './link.service.js';

/** Links that reveal a value once. */
export const linkResolvers = (links: LinkService, openings: LinkOpeningService): Resolvers => ({
  Mutation: {
    createSecretLink: async (_root, { input }, { actor }) => ({
      __typename: 'CreateSecretLinkSuccess',
      ...(await links.create(actor, input)),
    }),
    revokeSecretLink: async (_root, { input }, { actor }) => ({
      __typename: 'RevokeSecretLinkSuccess',
      linkId: await links.revoke(actor, input.linkId),
    }),
    openSecretLink: async (_root, { input }, { actor }) => ({
      __typename: 'OpenSecretLinkSuccess',
      ...(await openings.open(actor, input.token)),
    }),
  },
  CreateSecretLinkSuccess: { link: present(links) },
  RevokeSecretLinkSuccess: { link: present(links) },
  Secret: { links: byResponseKey },
});

/** Reads the link of which a mutation just said that it is there. */
const present =
  (links: LinkService) =>
  async ({ linkId }: { linkId: string }, _args: object, { actor }: Context, info: Selection) =>
    (await links.find(actor, linkId, info)) ?? raise(new NotFound('Link'));
