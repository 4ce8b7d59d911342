import type { Resolvers } from '../../generated/graphql.js';
import type { Actor } from '../../platform/actor.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { NotFound, RateLimited, raise } from '../../platform/problem.js';
import type { AuthenticationService } from './authentication.service.js';
import type { PasswordService } from './password.service.js';
import type { RegistrationService } from './registration.service.js';
import type { SessionService, SignedIn } from './session.service.js';
import type { UserService } from './user.service.js';

/** The services behind signing in. */
export interface AuthenticationServices {
  readonly authentication: AuthenticationService;
  readonly registration: RegistrationService;
  readonly sessions: SessionService;
  readonly passwords: PasswordService;
  readonly users: UserService;
}

/** Registration, signing in and staying so. */
export function authenticationResolvers(services: AuthenticationServices): Resolvers {
  const { authentication, registration, sessions, passwords, users } = services;
  const user = async (actor: Actor, info: Selection): Promise<Row> =>
    (await users.me(actor, info)) ?? raise(new NotFound('User'));
  // Whoever asked was nobody yet: the account is read as the user who has just signed in.
  const signedIn = {
    user: (parent: SignedIn, _args: object, _context: object, info: Selection) => user(parent.actor, info),
  };
  return {
    Mutation: {
      register: async (_root, { input }, { actor }) => ({
        __typename: 'RegisterSuccess',
        ...(await registration.register(input, actor.origin)),
      }),
      acceptInvitation: async (_root, { input }, { actor }) => ({
        __typename: 'AcceptInvitationSuccess',
        ...(await registration.accept(input, actor.origin)),
      }),
      login: async (_root, { input }, { actor, once }) => {
        // A request with a hundred aliases would otherwise be a hundred attempts.
        if (once.has('login')) throw new RateLimited('Only the first login of a request is tried.', 1);
        once.add('login');
        return { __typename: 'LoginSuccess', ...(await authentication.login(input, actor.origin)) };
      },
      refreshSession: async (_root, { input }, { actor }) => ({
        __typename: 'RefreshSessionSuccess',
        ...(await sessions.refresh(input.refreshToken, actor.origin)),
      }),
      changePassword: async (_root, { input }, { actor }) => ({
        __typename: 'ChangePasswordSuccess',
        userId: await passwords.change(actor, input),
      }),
    },
    RegisterSuccess: signedIn,
    AcceptInvitationSuccess: signedIn,
    LoginSuccess: signedIn,
    RefreshSessionSuccess: signedIn,
    ChangePasswordSuccess: { user: (_parent, _args, { actor }, info) => user(actor, info) },
  };
}
