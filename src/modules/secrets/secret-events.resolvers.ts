import type { Resolvers } from '../../generated/graphql.js';
import type { SecretEventService } from './secret-events.service.js';
import type { SecretService } from './secret.service.js';

/** The subscription `secretEvents`. */
export const secretEventResolvers = (events: SecretEventService, secrets: SecretService): Resolvers => ({
  Subscription: {
    // Without `resolve`: the rule guards `subscribe`.
    secretEvents: {
      subscribe: (_root, _args, { actor }) => events.listen(actor, (secretEvents) => ({ secretEvents })),
    },
  },
  SecretCreated: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretUpdated: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretActivated: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretDeactivated: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretPromoted: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretGroupAccessGained: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretGroupAccessRestored: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretRestored: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretRotationDue: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretExpiring: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretExpiryReached: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretShared: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretRotated: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretLinkCreated: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretLinkOpened: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretLinkReopened: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretLinkRevoked: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretLinkExpired: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
  SecretRevealed: { secret: ({ secretId }, _args, { actor }, info) => secrets.find(actor, secretId, info) },
});
