import type { Resolvers } from '../../generated/graphql.js';
import type { Actor } from '../../platform/actor.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { MfaLoginService } from './mfa-login.service.js';
import type { MfaService } from './mfa.service.js';
import type { SignedIn } from './session.service.js';
import type { StepUpService } from './step-up.service.js';
import type { UserService } from './user.service.js';

/** The services behind second factors. */
export interface MfaServices {
  readonly mfa: MfaService;
  readonly mfaLogin: MfaLoginService;
  readonly stepUp: StepUpService;
  readonly users: UserService;
}

/** One's own second factor, signing in with it, and proving again who one is. */
export function mfaResolvers({ mfa, mfaLogin, stepUp, users }: MfaServices): Resolvers {
  const user = async (actor: Actor, info: Selection): Promise<Row> =>
    (await users.me(actor, info)) ?? raise(new NotFound('User'));
  return {
    Mutation: {
      enrollTotp: async (_root, _args, { actor }) => ({
        __typename: 'EnrollTotpSuccess',
        ...(await mfa.enrol(actor)),
      }),
      confirmTotp: async (_root, { input }, { actor }) => ({
        __typename: 'ConfirmTotpSuccess',
        backupCodes: await mfa.confirm(actor, input.code),
      }),
      disableTotp: async (_root, { input }, { actor }) => ({
        __typename: 'DisableTotpSuccess',
        userId: await mfa.disable(actor, input.code),
      }),
      regenerateBackupCodes: async (_root, { input }, { actor }) => ({
        __typename: 'RegenerateBackupCodesSuccess',
        backupCodes: await mfa.regenerateBackupCodes(actor, input.code),
      }),
      completeMfa: async (_root, { input }, { actor }) => ({
        __typename: 'CompleteMfaSuccess',
        ...(await mfaLogin.complete(input, actor.origin)),
      }),
      stepUp: async (_root, { input }, { actor }) => ({
        __typename: 'StepUpSuccess',
        freshUntil: await stepUp.stepUp(actor, input),
      }),
    },
    DisableTotpSuccess: { user: (_parent, _args, { actor }, info) => user(actor, info) },
    // Whoever asked was nobody yet: the account is read as the user who has just signed in.
    CompleteMfaSuccess: { user: (parent: SignedIn, _args, _context, info) => user(parent.actor, info) },
  };
}
