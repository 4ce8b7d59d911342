import type { Context } from '../../graphql/context.js';
import { type ShieldRule, guard, holds } from '../../graphql/guard.js';
import type { Actor } from '../../platform/actor.js';
import { Forbidden, NotFound, type Problem, Unauthenticated } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { type Standing, decides, manages, reveals } from './secret.policy.js';

type Arguments = Readonly<Record<string, unknown>>;

/** The rules of this module, as the SDL names them. */
export type SecretRule =
  | 'SECRETS_READER'
  | 'SECRETS_LISTER'
  | 'SECRET_READER'
  | 'SECRETS_LISTENER'
  | 'SECRETS_CREATOR'
  | 'SECRET_OWNER'
  | 'SECRET_KEEPER'
  | 'SECRET_MANAGER'
  | 'SECRET_REVEALER';

/** What the rules tell and ask the module. */
export interface RuleReports {
  /** Whether the actor owns the secret, be it deleted. */
  owns(actor: Actor, secretId: string): Promise<boolean>;
  /** Keeps in the secret's access log that the actor was refused its value. */
  refused(actor: Actor, secretId: string, problem: Problem): Promise<void>;
}

function secretIdOf(args: Arguments): string {
  const { input } = args;
  const id = typeof input === 'object' && input !== null && 'secretId' in input ? input.secretId : null;
  return isUuid(id) ? id.toLowerCase() : '';
}

/** The actor's standing towards the secret of the input. Throws NotFound where there is none. */
async function standingIn({ actor, access }: Context, args: Arguments): Promise<Standing> {
  if (!actor.isUser) throw new Unauthenticated();
  const id = secretIdOf(args);
  const standing = id ? await access.secretStanding.load(id) : null;
  if (!standing) throw new NotFound('Secret');
  return standing;
}

const towards = (name: string, isEnough: (standing: Standing) => boolean): ShieldRule =>
  guard(name, async (_parent, args, context) => {
    if (!isEnough(await standingIn(context, args))) throw new Forbidden();
    return true as const;
  });

/** Whoever holds the permission or, where `isSystem` says that this is about the house's secrets, `secrets.system`. */
const besides = (
  name: string,
  isSystem: (args: Arguments, context: Context) => boolean | Promise<boolean>,
  permission = 'secrets.read',
): ShieldRule =>
  guard(name, async (_parent, args, context) => {
    const { actor } = context;
    if (!actor.isUser) throw new Unauthenticated();
    if (actor.may(permission)) return true as const;
    if (actor.may('secrets.system') && (await isSystem(args, context))) return true as const;
    throw new Forbidden(`This needs the permission ${permission}.`);
  });

/** The scope that a list is narrowed to. */
function scopeOf({ filter, scope }: Arguments): unknown {
  return typeof filter === 'object' && filter !== null && 'scope' in filter ? filter.scope : scope;
}

/** The rules of the secrets: early and cheap. The services ask the policy again under the lock of the row. */
export const secretRules = (reports: RuleReports): Readonly<Record<SecretRule, ShieldRule>> => ({
  SECRETS_READER: holds('SECRETS_READER', 'secrets.read'),
  SECRETS_LISTER: besides('SECRETS_LISTER', (args) => scopeOf(args) === 'SYSTEM'),
  SECRET_READER: besides('SECRET_READER', async (args, { access }) => {
    const id = args.id ?? args.secretId;
    return isUuid(id) && (await access.secretStanding.load(id.toLowerCase())) === 'CUSTODIAN';
  }),
  SECRETS_LISTENER: besides('SECRETS_LISTENER', () => true),
  // Which of both it takes depends on where the secret goes: the service knows.
  SECRETS_CREATOR: besides('SECRETS_CREATOR', () => true, 'secrets.create'),
  SECRET_OWNER: towards('SECRET_OWNER', decides),
  SECRET_KEEPER: guard('SECRET_KEEPER', async (_parent, args, context) => {
    const { actor } = context;
    if (actor.isUser && (await reports.owns(actor, secretIdOf(args)))) return true as const;
    await standingIn(context, args);
    throw new Forbidden();
  }),
  SECRET_MANAGER: towards('SECRET_MANAGER', manages),
  SECRET_REVEALER: guard('SECRET_REVEALER', async (_parent, args, context) => {
    const standing = await standingIn(context, args);
    if (reveals(standing) && context.actor.may('secrets.reveal')) return true as const;
    const problem = new Forbidden('You may not see the value of this secret.');
    await reports.refused(context.actor, secretIdOf(args), problem);
    throw problem;
  }),
});
