import { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import type { AuditEntry } from '../../platform/events/event.js';
import type { Logger } from '../../platform/log.js';
import { type Denial, type Refused, denied, refusedOf } from './denial.js';

export interface DenialLimits {
  /** How many denials of one actor and field are written one by one in a window; 20 unless told. */
  readonly perWindow?: number;
  /** Milliseconds; a minute unless told. */
  readonly windowMs?: number;
  /** How many actors and fields are counted apart; those beyond are counted together. 10,000 unless told. */
  readonly maxWindows?: number;
}

/** What one actor was refused of one field since the window opened. */
interface Window {
  readonly openedAt: number;
  readonly first: Refused;
  /** How many came in all, and how many of them have no entry of their own. */
  count: number;
  unwritten: number;
}

/** The window of those that have none of their own. */
const OTHERS = '';

/**
 * Writes down what was refused, on a transaction of its own after everything else was rolled back. Above a limit, an
 * actor's denials are only counted, and the number is written when the minute ends: nobody fills the log by trying.
 */
export class DenialRecorder {
  private readonly windows = new Map<string, Window>();
  private readonly perWindow: number;
  private readonly windowMs: number;
  private readonly maxWindows: number;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly log: Logger,
    { perWindow = 20, windowMs = 60_000, maxWindows = 10_000 }: DenialLimits = {},
  ) {
    this.perWindow = perWindow;
    this.windowMs = windowMs;
    this.maxWindows = maxWindows;
  }

  /** Resolves when the denial is written, or counted where there were too many. Rejects where it cannot be written. */
  async record(denial: Denial): Promise<void> {
    const refused = refusedOf(denial);
    const window = this.windowOf(refused);
    if (++window.count > this.perWindow) {
      window.unwritten++;
      return;
    }
    await this.write(refused, { field: refused.field, problem: refused.problem.typename });
  }

  /** Writes what is only counted so far. For the shutdown, before the database is closed. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    const windows = [...this.windows.values()];
    this.windows.clear();
    await this.writing;
    for (const window of windows) await this.writeCount(window);
  }

  private windowOf(refused: Refused): Window {
    const own = denied(refused);
    const key = this.windows.has(own) || this.windows.size < this.maxWindows ? own : OTHERS;
    let window = this.windows.get(key);
    if (!window) {
      window = { openedAt: Date.now(), first: refused, count: 0, unwritten: 0 };
      this.windows.set(key, window);
      if (this.windows.size === 1) this.schedule(window);
    }
    return window;
  }

  /** Windows are kept in the order in which they opened, so that the first one is the first to end. */
  private schedule({ openedAt }: Window): void {
    const wait = Math.max(openedAt + this.windowMs - Date.now(), 0);
    this.timer = setTimeout(() => {
      this.writing = this.endWindows();
    }, wait).unref();
  }

  private async endWindows(): Promise<void> {
    const ended = Date.now() - this.windowMs;
    const over: Window[] = [];
    for (const [key, window] of this.windows) {
      if (window.openedAt > ended) {
        this.schedule(window);
        break;
      }
      this.windows.delete(key);
      over.push(window);
    }
    for (const window of over) await this.writeCount(window);
  }

  private async writeCount({ first, unwritten, openedAt }: Window): Promise<void> {
    if (unwritten === 0) return;
    const details = { field: first.field, count: unwritten, since: new Date(openedAt), seconds: this.windowMs / 1_000 };
    try {
      await this.write(first, details);
    } catch (error) {
      this.log.error({ err: error, denials: unwritten, field: first.field }, 'Denials could not be written down.');
    }
  }

  /** As the system, about the actor: whoever was refused may hold no right to write, or may be nobody. */
  private async write(refused: Refused, details: NonNullable<AuditEntry['details']>): Promise<void> {
    const { actor, problem, resource } = refused;
    const { userId, username, sessionId, keyId: apiKeyId } = actor;
    const entry: AuditEntry = {
      ...{ action: 'ACCESS_DENIED', success: false, errorMessage: problem.message, details },
      ...resource,
      ...(userId !== null && { subject: { userId, username: username ?? '', sessionId, apiKeyId } }),
    };
    await this.db.as(Actor.system('audit.denial', actor.origin), (tx) => tx.audit(entry));
  }
}
