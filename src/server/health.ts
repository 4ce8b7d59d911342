/** What the database told about itself. */
export interface Readiness {
  /** The newest migration that ran; null where none did. */
  readonly revision: string | null;
  readonly tableCount: number;
}

/** How long the database may take to answer. */
const PATIENCE_MS = 3000;

/**
 * Asks the database whether it is there, a few seconds at most; however many ask at once, it is asked once. Answers null
 * where it is not.
 */
export class ReadinessProbe {
  private asking: Promise<Readiness | null> | null = null;

  constructor(
    private readonly ready: () => Promise<Readiness>,
    private readonly failed: (error: unknown) => void,
  ) {}

  ask(): Promise<Readiness | null> {
    this.asking ??= this.probe().finally(() => (this.asking = null));
    return this.asking;
  }

  private async probe(): Promise<Readiness | null> {
    const patience = new AbortController();
    try {
      return await Promise.race([this.ready(), timeout(PATIENCE_MS, patience.signal)]);
    } catch (error) {
      this.failed(error);
      return null;
    } finally {
      patience.abort();
    }
  }
}

/** Rejects after so many milliseconds, unless it is told before that nobody waits any more. */
function timeout(ms: number, signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The database did not answer within ${ms} ms.`)), ms);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}
