import { posix } from 'node:path';
import type { Archive } from './archive.js';
import { readXml } from './xml.js';

/** How many parts another part may refer to. */
const MAX_RELATIONSHIPS = 20_000;

/** What a part of an Office Open XML file refers to (ECMA-376 part 2, 6.5). */
export interface Relationship {
  /** The last word of its type, for example `slide`. */
  readonly kind: string;
  /** The name of an entry of the archive. */
  readonly target: string;
}

/** What a part refers to inside of the file, by id; the file itself where the part is the empty string. */
export async function relationshipsOf(archive: Archive, part: string): Promise<Map<string, Relationship>> {
  const folder = posix.dirname(part);
  const found = new Map<string, Relationship>();
  await readXml(archive.read(posix.join(folder, '_rels', `${posix.basename(part)}.rels`)), {
    open: (name, { Id, Target, Type, TargetMode }) => {
      if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
      if (found.size >= MAX_RELATIONSHIPS) return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.set(Id, { kind: Type?.split('/').at(-1) ?? '', target });
    },
  });
  return found;
}

/** The part that a file is about; `otherwise` where it does not say so. */
export async function mainPart(archive: Archive, otherwise: string): Promise<string> {
  for (const { kind, target } of (await relationshipsOf(archive, '')).values())
    if (kind === 'officeDocument' && archive.has(target)) return target;
  return otherwise;
}
