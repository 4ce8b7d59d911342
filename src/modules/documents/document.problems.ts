import { Problem } from '../../platform/problem.js';

/** The bytes of an upload are not in the object store. */
export class UploadMissing extends Problem {
  readonly typename = 'UploadMissing';
  readonly code = 'BAD_USER_INPUT';
  constructor(message = 'The bytes are not there. Put them to the URL you were given, then confirm again.') {
    super(message);
  }
}

/** A document does not fit in what its owner may store. */
export class QuotaExceeded extends Problem {
  readonly typename = 'QuotaExceeded';
  readonly code = 'BAD_USER_INPUT';
  /** All in bytes, as decimal digits. */
  constructor(private readonly bytes: { readonly used: string; readonly limit: string; readonly rejected: string }) {
    super('This does not fit in what you may store. It was removed: delete others, or ask an administrator for more.');
  }
  override get fields() {
    return { usedBytes: this.bytes.used, limitBytes: this.bytes.limit, rejectedBytes: this.bytes.rejected };
  }
}

/** The object store does not answer. */
export class StorageUnavailable extends Problem {
  readonly typename = 'StorageUnavailable';
  readonly code = 'BAD_USER_INPUT';
  constructor() {
    super('The object store does not answer. Nothing was changed; try again later.');
  }
}

/** A document is being processed already. */
export class DocumentUnderWay extends Problem {
  readonly typename = 'DocumentUnderWay';
  readonly code = 'BAD_USER_INPUT';
  constructor() {
    super('It is being processed. Wait until it is ready or has failed.');
  }
}
