import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { KeyProvider } from '../../src/platform/crypto/key-provider.js';
import { sealVersion } from '../../src/modules/secrets/version.sealing.js';

/** A version that was made, and its value. */
export interface Made {
  readonly secretId: string;
  readonly number: number;
  readonly value: string;
}

/** Makes `secrets` secrets of one owner with `each` versions, straight in the tables: through the API it would take hours. */
export async function makeVersions(
  owner: Pool,
  ownerId: string,
  keys: KeyProvider,
  { secrets, each }: { readonly secrets: number; readonly each: number },
): Promise<Made[]> {
  const made: Made[] = [];
  for (let n = 0; n < secrets; n++) {
    const secretId = randomUUID();
    await owner.query(
      `insert into secrets (id, owner_id, name, name_key, type, masked_value, current_version)
       values ($1, $2, $3, $3, 'CUSTOM', '••••••••', $4)`,
      [secretId, ownerId, `secret ${n}`, each],
    );
    for (let number = 1; number <= each; number++) {
      const value = `value ${number} of secret ${n}: ${randomUUID()}`;
      const sealed = await sealVersion(keys, secretId, number, Buffer.from(value));
      await owner.query(
        `insert into secret_versions (secret_id, owner_id, created_by, number, format, key_provider, key_id, wrapped_key,
           nonce, ciphertext) values ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[secretId, ownerId, number, sealed.format, sealed.provider, sealed.keyId],
          ...[sealed.wrappedKey, sealed.nonce, sealed.ciphertext],
        ],
      );
      made.push({ secretId, number, value });
    }
  }
  return made;
}
