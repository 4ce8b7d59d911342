import type { JobDefinition } from '../../platform/jobs/job.js';
import type { InvitationService } from './invitation.service.js';
import type { KeyRing } from './key-ring.js';
import type { MfaService } from './mfa.service.js';
import type { SessionService } from './session.service.js';
import type { Throttle } from './throttle.js';

/** What the jobs call. */
export interface IdentityJobDeps {
  readonly sessions: SessionService;
  readonly invitations: InvitationService;
  readonly mfa: MfaService;
  readonly throttle: Throttle;
  readonly ring: KeyRing;
}

/** The background work of the module. Every job may run twice, or on two servers at once. */
export const identityJobs = ({ sessions, invitations, mfa, throttle, ring }: IdentityJobDeps): JobDefinition[] => [
  { name: 'identity.cleanUpSessions', every: '1 hour', lockSeconds: 300, run: () => sessions.cleanUp() },
  { name: 'identity.expireInvitations', every: '1 minute', lockSeconds: 60, run: () => invitations.expire() },
  { name: 'identity.cleanUpMfa', every: '15 minutes', lockSeconds: 60, run: () => mfa.cleanUp() },
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
