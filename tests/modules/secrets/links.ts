import type { Actor } from '../../../src/platform/actor.js';
import type { CreateLink } from '../../../src/modules/secrets/link.service.js';
import type { Vault } from './vault.js';

/** A link with its token. */
export interface MadeLink {
  readonly id: string;
  readonly token: string;
}

/** Makes a link to the secret; its maker has to be allowed to. */
export async function linkTo(
  vault: Vault,
  maker: Actor,
  secretId: string,
  form: Omit<CreateLink, 'secretId'> = {},
): Promise<MadeLink> {
  const { linkId, url } = await vault.services.links.create(maker, { secretId, ...form });
  return { id: linkId, token: url.split('#token=')[1] ?? '' };
}

/** An instant so many hours from now, RFC 3339. */
export const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
