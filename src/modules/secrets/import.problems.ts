import { Problem } from '../../platform/problem.js';
import type { PlannedEntry } from './import.plan.js';

/** Something in the file cannot be imported, and so nothing of it was. */
export class SecretImportRefused extends Problem {
  readonly typename = 'SecretImportRefused';
  readonly code = 'BAD_USER_INPUT';
  constructor(readonly entries: readonly PlannedEntry[]) {
    super('Nothing was imported. See the entries that are in conflict or not valid.');
  }
  override get fields() {
    return { entries: this.entries };
  }
}
