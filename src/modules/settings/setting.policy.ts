import type { Actor } from '../../platform/actor.js';

/** Whether the actor sees all settings, and who changed them. */
export const canReadSettings = (actor: Actor): boolean => actor.may('settings.read') || actor.may('settings.update');

/** Whether the actor changes settings. */
export const canUpdateSettings = (actor: Actor): boolean => actor.may('settings.update');
