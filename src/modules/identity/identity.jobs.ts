import type { JobDefinition } from '../../platform/jobs/job.js';
import type { AccountLifecycleService } from './account-lifecycle.service.js';
import type { ApiKeyService } from './api-key.service.js';
import type { InvitationService } from './invitation.service.js';
import type { KeyRing } from './key-ring.js';
import type { MfaService } from './mfa.service.js';
import type { PasswordResetService } from './password-reset.service.js';
import type { SessionService } from './session.service.js';
import type { Throttle } from './throttle.js';

/** What the jobs call. */
export interface IdentityJobDeps {
  readonly sessions: SessionService;
  readonly apiKeys: ApiKeyService;
  readonly invitations: InvitationService;
  readonly mfa: MfaService;
  readonly resets: PasswordResetService;
  readonly lifecycle: AccountLifecycleService;
  readonly throttle: Throttle;
  readonly ring: KeyRing;
}

/** The background work of the module. Every job may run twice, or on two servers at once. */
export const identityJobs = (deps: IdentityJobDeps): JobDefinition[] => {
  const { sessions, apiKeys, invitations, mfa, resets, lifecycle, throttle, ring } = deps;
  return [
    { name: 'identity.cleanUpSessions', every: '1 hour', lockSeconds: 300, run: () => sessions.cleanUp() },
    { name: 'identity.expireInvitations', every: '1 minute', lockSeconds: 60, run: () => invitations.expire() },
    { name: 'identity.expireApiKeys', every: '1 minute', lockSeconds: 60, run: () => apiKeys.expire() },
    { name: 'identity.cleanUpMfa', every: '15 minutes', lockSeconds: 60, run: () => mfa.cleanUp() },
    { name: 'identity.cleanUpResets', every: '1 hour', lockSeconds: 60, run: () => resets.cleanUp() },
    {
      // What was deleted so long ago cannot be brought back any more; this is for what is still kept of it.
      name: 'identity.eraseDeletedUsers',
      every: '1 hour',
      lockSeconds: 300,
      run: async () => {
        await lifecycle.purge();
      },
    },
    { name: 'identity.cleanUpThrottles', every: '15 minutes', lockSeconds: 60, run: () => throttle.cleanUp() },
    {
      name: 'identity.rotateSigningKey',
      every: '1 hour',
      lockSeconds: 60,
      run: async () => {
        await ring.rotate();
      },
    },
  ];
};
