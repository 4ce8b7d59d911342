import { type ShieldRule, holds } from '../../graphql/guard.js';

/** The access rules about keys. */
export type RewrapRule = 'VAULT_KEEPER';

/** It asks for one permission. */
export const rewrapRules: Readonly<Record<RewrapRule, ShieldRule>> = {
  VAULT_KEEPER: holds('VAULT_KEEPER', 'secrets.system'),
};
