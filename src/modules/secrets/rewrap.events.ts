import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';
import type { RewrapRun } from './rewrap.repository.js';

/** The events of a run, which its subscribers hear. */
export const REWRAP_EVENTS = ['rewrap.progressed', 'rewrap.completed', 'rewrap.failed'] as const;

type Run = Pick<RewrapRun, 'id' | 'total' | 'done' | 'failed' | 'startedBy'>;

const rewrapEvent = (type: string, { id, total, done, failed, startedBy }: Run, audit?: AuditEntry): DomainEvent => ({
  type,
  aggregateId: id,
  payload: { rewrapId: id, total, done, failed },
  recipients: startedBy === null ? [] : [startedBy],
  ...(audit && { audit }),
});

const entry = (
  action: string,
  id: string,
  details: AuditEntry['details'],
  more: Partial<AuditEntry> = {},
): AuditEntry => ({
  ...{ action, resourceType: 'Rewrap', resourceId: id, ...more },
  ...(details && { details }),
});

/** A run has begun. */
export const rewrapStarted = (run: RewrapRun): DomainEvent => {
  const { id, fromKeys, toKey, total } = run;
  return rewrapEvent('rewrap.started', run, entry('REWRAP_STARTED', id, { fromKeys, toKey, total }));
};

/** A run has come further. Not audited: its end is. */
export const rewrapProgressed = (run: Run): DomainEvent => rewrapEvent('rewrap.progressed', run);

/** A run is at its end. */
export const rewrapEnded = (run: Run & { readonly reason: string | null }): DomainEvent => {
  const { id, done, failed, reason } = run;
  if (reason === null) return rewrapEvent('rewrap.completed', run, entry('REWRAP_COMPLETED', id, { done }));
  const failure = { success: false, errorMessage: reason };
  return rewrapEvent('rewrap.failed', run, entry('REWRAP_FAILED', id, { done, failed }, failure));
};

/** The data key of a version did not unwrap, and stays as it is. */
export const versionNotRewrapped = (secretId: string, version: number, errorMessage: string): AuditEntry => ({
  ...{ action: 'CREDENTIAL_REWRAP_FAILED', resourceType: 'Secret', resourceId: secretId, details: { version } },
  ...{ success: false, errorMessage },
});

/** A key was retired. `id` is that of the row that says so. */
export const keyRetired = (id: string, provider: string, keyId: string): DomainEvent => ({
  type: 'key.retired',
  aggregateId: id,
  payload: { provider, keyId },
  recipients: [],
  audit: { action: 'KEY_RETIRED', resourceType: 'EncryptionKey', resourceId: id, details: { provider, keyId } },
});
