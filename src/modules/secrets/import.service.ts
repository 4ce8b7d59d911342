import type { Actor } from '../../platform/actor.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { optionalLine, validTags } from '../../platform/input.js';
import { Conflict, Forbidden, InvalidInput } from '../../platform/problem.js';
import { parseDotenv } from './dotenv.js';
import {
  type Candidate,
  type ImportAction,
  type ImportDescription,
  type OnConflict,
  type PlannedEntry,
  type Taken,
  draft,
  isCandidate,
  isImportable,
  plan,
} from './import.plan.js';
import { SecretImportRefused } from './import.problems.js';
import { ImportRepository, type NewSecret } from './import.repository.js';
import { type Pair, type Rotation, sealNew, sealNext } from './import.sealing.js';
import { secretCreated, secretRotated } from './secret.events.js';
import { canCreate } from './secret.policy.js';
import { SecretRepository } from './secret.repository.js';

/** A `.env` file, and what its secrets are to be. */
export interface ImportSecrets extends ImportDescription {
  readonly content: string;
  /** FAIL unless told. */
  readonly onConflict?: OnConflict | null;
  /** Whether only to say what would be done. */
  readonly dryRun?: boolean | null;
}

type TakenNames = ReadonlyMap<string, Taken>;

const MAX_BYTES = 256 * 1024;
const MAX_ENTRIES = 500;
const UNCHANGED = 'It has this value already.';

/** What is imported belongs to the actor, and is bound to no chat session. */
const IMPORTED = { scope: 'USER', workspaceRole: null, isChatOpen: false } as const;

/** Many secrets at once, out of a file. The other way, out of the vault, there is one value at a time: by a reveal. */
export class ImportService {
  constructor(
    private readonly db: Database,
    private readonly keys: KeyProvider,
  ) {}

  /**
   * What becomes of each entry of the file, in its order. Unless it is a dry run, that is done: all of it or nothing.
   * Throws Forbidden, InvalidInput for a file that is too large, SecretImportRefused where an entry is in conflict or not
   * valid, and Conflict where something changed while this ran; KeyUnavailable where the values cannot be encrypted.
   */
  async import(actor: Actor, { content, dryRun, ...given }: ImportSecrets): Promise<PlannedEntry[]> {
    if (!canCreate(actor, IMPORTED)) throw new Forbidden('This needs the permissions secrets.create and secrets.read.');
    const onConflict = given.onConflict ?? 'FAIL';
    const common = commonOf(given);
    const drafts = draft(entriesOf(content), common);
    const candidates = drafts.filter(isCandidate);
    const look = (tx: Tx) => new ImportRepository(tx).taken(common.provider, candidates.map(keyOf));
    const taken = await this.db.as(actor, look);
    const planned = plan(drafts, taken, onConflict);
    if (dryRun) return planned;
    if (!isImportable(planned)) throw new SecretImportRefused(planned);
    const created = await sealNew(this.keys, candidatesFor('CREATE', candidates, planned));
    const rotated = await this.rotations(actor, candidatesFor('ROTATE', candidates, planned), taken);
    await this.db.as(actor, async (tx) => {
      if (!isSame(taken, await look(tx))) throw new Conflict('Something changed meanwhile. Import again.');
      await create(tx, created);
      await rotate(tx, rotated);
    });
    return told(planned, created, rotated);
  }

  private async rotations(actor: Actor, candidates: readonly Candidate[], taken: TakenNames): Promise<Rotation[]> {
    if (candidates.length === 0) return [];
    const pairs = candidates.flatMap((candidate): Pair[] => {
      const own = taken.get(keyOf(candidate));
      return own ? [{ candidate, taken: own }] : [];
    });
    const secrets = pairs.map((pair) => pair.taken);
    const current = await this.db.as(actor, (tx) => new ImportRepository(tx).current(secrets));
    return sealNext(this.keys, pairs, current);
  }
}

const commonOf = ({ type, provider, tags }: ImportDescription) => ({
  type: type ?? 'SECRET',
  provider: optionalLine(provider, 'provider', 128),
  tags: validTags(tags),
});

function entriesOf(content: string) {
  if (Buffer.byteLength(content) > MAX_BYTES) throw new InvalidInput('At most 256 KiB.', 'content');
  const entries = parseDotenv(content);
  if (entries.length > MAX_ENTRIES) throw new InvalidInput(`At most ${MAX_ENTRIES} entries.`, 'content');
  return entries;
}

const keyOf = ({ description }: Candidate): string => description.nameKey;

function candidatesFor(action: ImportAction, candidates: readonly Candidate[], planned: readonly PlannedEntry[]) {
  const lines = new Set(planned.filter((entry) => entry.action === action).map(({ line }) => line));
  return candidates.filter(({ line }) => lines.has(line));
}

/** Whether the names are those of the same secrets, each with the same current version. */
const isSame = (before: TakenNames, after: TakenNames): boolean =>
  before.size === after.size &&
  [...before].every(([key, { id, currentVersion }]) => {
    const now = after.get(key);
    return now?.id === id && now.currentVersion === currentVersion;
  });

async function create(tx: Tx, secrets: readonly NewSecret[]): Promise<void> {
  const imports = new ImportRepository(tx);
  await imports.insert(secrets);
  await imports.log(secrets.map(({ id }) => id));
  for (const { id } of secrets)
    await tx.emit(secretCreated({ scope: IMPORTED.scope, secretId: id, recipients: [tx.actor.id] }));
}

async function rotate(tx: Tx, rotations: readonly Rotation[]): Promise<void> {
  const [secrets, imports] = [new SecretRepository(tx), new ImportRepository(tx)];
  // In one order everywhere, so that two imports of one file wait for each other and do not deadlock.
  const ordered = [...rotations].sort((a, b) => (a.taken.id < b.taken.id ? -1 : 1));
  for (const { taken, candidate, sealed } of ordered) {
    if (!(await secrets.advance(taken.id, sealed.number, candidate.masked, true)))
      throw new Conflict('Something changed meanwhile. Import again.');
    await secrets.insertVersion({ id: taken.id, ownerId: tx.actor.id }, sealed, 'Imported.');
    const recipients = await secrets.audience(taken.id);
    await tx.emit(secretRotated({ secretId: taken.id, recipients, version: sealed.number }));
  }
  await imports.log(ordered.map(({ taken }) => taken.id));
}

/** The plan as it was carried out: with the ids of what was made, and without what turned out to be there already. */
function told(
  planned: readonly PlannedEntry[],
  created: readonly NewSecret[],
  rotated: readonly Rotation[],
): PlannedEntry[] {
  const ids = new Map(created.map(({ id, description }) => [description.name, id]));
  const lines = new Set(rotated.map(({ candidate }) => candidate.line));
  return planned.map((entry): PlannedEntry => {
    if (entry.action === 'CREATE') return { ...entry, secretId: ids.get(entry.name ?? '') ?? null };
    if (entry.action !== 'ROTATE' || lines.has(entry.line)) return entry;
    return { ...entry, action: 'SKIP', message: UNCHANGED };
  });
}
