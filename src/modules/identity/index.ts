import { mergeResolvers } from '@graphql-tools/merge';
import type { GraphqlModule } from '../../graphql/module.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database } from '../../platform/database/database.js';
import type { Hub } from '../../platform/events/hub.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import { accountLifecycleResolvers } from './account-lifecycle.resolvers.js';
import { AccountLifecycleService, type EraseAuditTraces } from './account-lifecycle.service.js';
import { AccessTokens } from './access-token.js';
import { ApiKeyAdmissions } from './api-key.admission.js';
import { apiKeyResolvers } from './api-key.resolvers.js';
import { ApiKeyService } from './api-key.service.js';
import { apiKeyShape, serviceAccountShape } from './api-key.shape.js';
import { authenticationResolvers } from './authentication.resolvers.js';
import { AuthenticationService } from './authentication.service.js';
import { Authenticator } from './authenticator.js';
import { FirstAdministrator, type FirstAdministratorConfig } from './first-administrator.js';
import { grantResolvers } from './grant.resolvers.js';
import { GrantService } from './grant.service.js';
import { groupLifecycleResolvers } from './group-lifecycle.resolvers.js';
import { GroupLifecycleService } from './group-lifecycle.service.js';
import { groupResolvers } from './group.resolvers.js';
import { GroupService } from './group.service.js';
import { identityJobs } from './identity.jobs.js';
import { type IdentityRule, identityRules } from './identity.rules.js';
import type { IdentitySettings } from './identity.settings.js';
import { invitationResolvers } from './invitation.resolvers.js';
import { InvitationService } from './invitation.service.js';
import { invitationShape } from './invitation.shape.js';
import { KeyRing } from './key-ring.js';
import { membershipResolvers } from './membership.resolvers.js';
import { NamedSetService } from './named-set.service.js';
import { SecondFactors } from './mfa.factor.js';
import { mfaResolvers } from './mfa.resolvers.js';
import { MfaLoginService } from './mfa-login.service.js';
import { MfaService } from './mfa.service.js';
import { PasswordHasher } from './password-hasher.js';
import { passwordResetResolvers } from './password-reset.resolvers.js';
import { PasswordResetService } from './password-reset.service.js';
import { PasswordService } from './password.service.js';
import { profileResolvers } from './profile.resolvers.js';
import { ProfileService } from './profile.service.js';
import { RefreshTokens } from './refresh-token.js';
import { RegistrationService } from './registration.service.js';
import { roleResolvers } from './role.resolvers.js';
import { RoleService } from './role.service.js';
import { roleShape } from './role.shape.js';
import { ServiceAccountService } from './service-account.service.js';
import { SessionAdmissions } from './session.admission.js';
import { sessionResolvers } from './session.resolvers.js';
import { SessionService } from './session.service.js';
import { sessionShape } from './session.shape.js';
import type { SigningAlgorithm } from './signing-key.repository.js';
import { StepUpService } from './step-up.service.js';
import { Throttle } from './throttle.js';
import { userResolvers } from './user.resolvers.js';
import { UserAiService } from './user-ai.service.js';
import { UserService } from './user.service.js';
import { groupShape, userShape } from './user.shape.js';

export type { EraseAuditTraces };
export { ACCESS_TOKEN_SECONDS } from './access-token.js';
export { ADMIN_ROLE, BUILT_IN_GROUPS, BUILT_IN_ROLES, MEMBER_ROLE, PERMISSIONS } from './catalogue.js';
export { isActiveUser, isLiveGroup } from './directory.js';
export { parseEmail } from './email.policy.js';
export { IDENTITY_ENTITIES } from './entities.js';
export { StepUpRequired } from './mfa.problems.js';
export { InvalidCredentials } from './problems.js';
export { requireRightsNow } from './rights.js';
export type { RightsTarget } from './rights.policy.js';
export type { IdentitySettings } from './identity.settings.js';
export type { SignedIn } from './session.service.js';
export { requireStepUp } from './step-up.service.js';
export { nameKey, requireDescription, requireName } from './text.policy.js';
export { userAi } from './user-ai.repository.js';
export { violates } from './violation.js';
export { groupShape, invitationShape, roleShape, sessionShape, userShape };

/** The part of the configuration that concerns identity. */
export interface IdentityConfig extends FirstAdministratorConfig {
  /** The origin people use, at the beginning of links. Read anew each time, so a getter will do. */
  readonly publicUrl: string;
  /** Who issues access tokens: the same for every server of one database. */
  readonly issuer: string;
  /** Binary logarithm of bcrypt's rounds. */
  readonly bcryptCost: number;
  readonly jwtAlgorithm: SigningAlgorithm;
}

/** What the module works with. */
export interface IdentityOptions {
  readonly db: Database;
  readonly config: IdentityConfig;
  readonly settings: IdentitySettings;
  readonly keys: MasterKeys;
  readonly hub: Hub;
  /** Whether revocations reach this process at the moment; always, unless told. While they do not, no token is taken from memory. */
  readonly trusted?: () => boolean;
  /** Erases what the audit log holds of an erased user, in the same transaction; nothing where there is no such log. */
  readonly eraseTraces?: EraseAuditTraces;
  /** Hears of what goes wrong beside requests, for example that the use of an API key could not be recorded. */
  readonly onError?: (error: unknown) => void;
}

/** What can be done with accounts. */
export interface IdentityServices {
  readonly authentication: AuthenticationService;
  readonly registration: RegistrationService;
  readonly sessions: SessionService;
  readonly passwords: PasswordService;
  readonly resets: PasswordResetService;
  readonly lifecycle: AccountLifecycleService;
  readonly mfa: MfaService;
  readonly mfaLogin: MfaLoginService;
  readonly stepUp: StepUpService;
  readonly users: UserService;
  readonly userAi: UserAiService;
  readonly profiles: ProfileService;
  readonly roles: RoleService;
  readonly roleManagement: NamedSetService;
  readonly groups: GroupService;
  readonly groupManagement: NamedSetService;
  readonly groupLifecycle: GroupLifecycleService;
  readonly grants: GrantService;
  readonly invitations: InvitationService;
  readonly signingKeys: KeyRing;
  readonly apiKeys: ApiKeyService;
  readonly serviceAccounts: ServiceAccountService;
}

/** Accounts, rights, sessions and invitations. */
export interface IdentityModule extends GraphqlModule<IdentityRule> {
  readonly services: IdentityServices;
  readonly jobs: readonly JobDefinition[];
  readonly authenticator: Authenticator;
  /** Ends every watch, and lets what is written beside requests be written; before the database is closed. */
  readonly close: () => Promise<void>;
  /** The public keys of access tokens as a JWK Set (RFC 7517 §5); without any where they are signed with a shared secret. */
  readonly jwks: () => Promise<{ keys: Readonly<Record<string, unknown>>[] }>;
  /** Brings what is sealed under a master key under the current one. Rejects where something does not open. */
  readonly rewrap: () => Promise<void>;
  /**
   * Makes the configured administrator, or an invitation for the first one, where there is none. Answers the link to
   * hand over, null where there is none.
   */
  readonly ensureFirstAdministrator: () => Promise<string | null>;
}

/** Who there is, and who may what. */
const rightsServices = (db: Database) => ({
  users: new UserService(db),
  userAi: new UserAiService(db),
  roles: new RoleService(db),
  roleManagement: NamedSetService.ofRoles(db),
  groups: new GroupService(db),
  groupManagement: NamedSetService.ofGroups(db),
  groupLifecycle: new GroupLifecycleService(db),
  grants: new GrantService(db),
});

/** Builds the module on what it works with. */
export function identityModule(options: IdentityOptions): IdentityModule {
  const { db, config, keys, settings } = options;
  const hasher = new PasswordHasher(config.bcryptCost);
  const throttle = new Throttle(db, keys);
  const ring = new KeyRing(db, keys, config.jwtAlgorithm);
  const tokens = new AccessTokens(ring, config.issuer);
  const sessions = new SessionService(db, tokens, new RefreshTokens(keys));
  const factors = new SecondFactors(db, keys, throttle);
  const mfaLogin = new MfaLoginService(db, factors, sessions);
  const services: IdentityServices = {
    sessions,
    mfaLogin,
    mfa: new MfaService(db, keys, factors),
    stepUp: new StepUpService(db, hasher, throttle, factors),
    authentication: new AuthenticationService(db, hasher, throttle, sessions, mfaLogin, keys),
    registration: new RegistrationService(db, hasher, throttle, sessions, settings),
    passwords: new PasswordService(db, hasher, throttle),
    resets: new PasswordResetService(db, hasher, throttle, config),
    lifecycle: new AccountLifecycleService(db, options.eraseTraces ?? (() => Promise.resolve())),
    profiles: new ProfileService(db, throttle),
    ...rightsServices(db),
    invitations: new InvitationService(db, config, settings),
    signingKeys: ring,
    apiKeys: new ApiKeyService(db),
    serviceAccounts: new ServiceAccountService(db),
  };
  return {
    services,
    resolvers: identityResolvers(services),
    rules: identityRules,
    nodes: [userShape, roleShape, groupShape, sessionShape, invitationShape, apiKeyShape, serviceAccountShape],
    jobs: identityJobs({ ...services, throttle, ring }),
    ...admitting(options, tokens),
    jwks: () => ring.jwks(),
    rewrap: () => ring.rewrap().then(() => factors.rewrap()),
    ensureFirstAdministrator: () => new FirstAdministrator(db, hasher, services.invitations).ensure(config),
  };
}

/** Whoever is let in, and by what. */
function admitting({ db, hub, trusted, onError }: IdentityOptions, tokens: AccessTokens) {
  const apiKeys = new ApiKeyAdmissions({ db, onError: onError ?? (() => undefined) });
  const sessions = new SessionAdmissions(db, tokens);
  const authenticator = new Authenticator({ sessions, apiKeys, hub, trusted: trusted ?? (() => true) });
  return {
    authenticator,
    close: () => {
      authenticator.close();
      return apiKeys.settled();
    },
  };
}

const identityResolvers = (services: IdentityServices): GraphqlModule<IdentityRule>['resolvers'] =>
  mergeResolvers([
    authenticationResolvers(services),
    mfaResolvers(services),
    passwordResetResolvers(services.resets, services.users),
    accountLifecycleResolvers(services.lifecycle, services.users),
    sessionResolvers(services.sessions),
    userResolvers(services.users, services.roles, services.userAi),
    profileResolvers(services.profiles, services.users),
    roleResolvers(services.roles, services.roleManagement),
    groupResolvers(services.groups, services.groupManagement),
    groupLifecycleResolvers(services.groupLifecycle, services.groups),
    membershipResolvers(services.groups, services.grants),
    grantResolvers(services.grants, services.roles, services.groups),
    invitationResolvers(services.invitations),
    apiKeyResolvers(services.apiKeys, services.serviceAccounts),
  ]);
