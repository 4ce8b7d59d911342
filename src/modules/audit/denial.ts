import type { Actor } from '../../platform/actor.js';
import { addressGroup } from '../../platform/address.js';
import type { Problem } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';

/** Something an actor was refused, as the GraphQL layer hands it over. */
export interface Denial {
  readonly actor: Actor;
  /** For example `Mutation.shareSecret`. */
  readonly field: string;
  /** The arguments as they came, secret values among them: only ids are taken from them. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly problem: Problem;
}

/** What an entry says it was about. */
export interface DeniedResource {
  readonly resourceType?: string;
  readonly resourceId?: string;
}

/** What is kept of a denial, which may be counted for a minute: nothing of what was sent but the thing asked for. */
export interface Refused extends Omit<Denial, 'args'> {
  readonly resource: DeniedResource;
}

/** What is kept of a denial. */
export const refusedOf = (denial: Denial): Refused => {
  const { actor, field, problem } = denial;
  return { actor, field, problem, resource: resourceOf(denial) };
};

/** Who is counted as one: the user, by a key or without one, or else the address, with the network that one customer has. */
export const denied = ({ actor, field }: Refused): string =>
  `${field} ${actor.userId ?? `from ${addressGroup(actor.origin.ip)}`} ${actor.keyId ?? ''}`;

/** The thing asked for: the first argument that is named like an id and is one, `secretId` for a `Secret`. */
export function resourceOf({ field, args }: Denial): DeniedResource {
  const input = args['input'];
  const given = { ...args, ...(typeof input === 'object' && input !== null ? input : {}) };
  for (const [name, value] of Object.entries(given)) {
    if (!isUuid(value)) continue;
    if (name === 'id') return { resourceType: typeOfField(field), resourceId: value };
    if (name.endsWith('Id')) return { resourceType: capitalised(name.slice(0, -2)), resourceId: value };
  }
  return {};
}

/** `Query.secret(id:)` is about a Secret. */
const typeOfField = (field: string): string => capitalised(field.slice(field.indexOf('.') + 1));

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
