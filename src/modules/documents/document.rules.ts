import { type ShieldRule, guard, holds } from '../../graphql/guard.js';
import { Forbidden, Unauthenticated } from '../../platform/problem.js';
import { canUpload } from './document.policy.js';

/** The rules of this module, as the SDL names them. */
export type DocumentRule = 'DOCUMENTS_READER' | 'DOCUMENTS_WRITER' | 'QUOTAS_MANAGER' | 'MODELS_MANAGER';

/** Asked before anything is looked up: an administrator as such learns nothing of documents, not even that there is none. */
export const documentRules: Readonly<Record<DocumentRule, ShieldRule>> = {
  DOCUMENTS_READER: holds('DOCUMENTS_READER', 'documents.read'),
  DOCUMENTS_WRITER: guard('DOCUMENTS_WRITER', (_parent, _args, { actor }) => {
    if (!actor.isUser) throw new Unauthenticated();
    if (!canUpload(actor)) throw new Forbidden('This needs the permissions documents.read and documents.write.');
    return true as const;
  }),
  QUOTAS_MANAGER: holds('QUOTAS_MANAGER', 'quotas.manage'),
  MODELS_MANAGER: holds('MODELS_MANAGER', 'models.manage'),
};
