import type { Actor } from '../../../platform/actor.js';

/** Says with which models everybody's documents are embedded, and sees them. */
export const canManageModels = (actor: Actor): boolean => actor.may('models.manage');
