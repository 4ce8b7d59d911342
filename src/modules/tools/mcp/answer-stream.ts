/** What answers a request of JSON-RPC 2.0, and nothing else of the message it came in. */
export interface Answer {
  readonly jsonrpc: '2.0';
  readonly id: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** What answers the request of this id in what JSON said, a message or several; null where nothing does. */
export function answerIn(said: unknown, id: unknown): Answer | null {
  for (const one of Array.isArray(said) ? (said as readonly unknown[]) : [said]) {
    if (typeof one !== 'object' || one === null || !('id' in one) || one.id !== id || 'method' in one) continue;
    if ('result' in one) return { jsonrpc: '2.0', id, result: one.result };
    if ('error' in one) return { jsonrpc: '2.0', id, error: one.error };
  }
  return null;
}

/** What text says as JSON; null where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // It says nothing then, and so it answers nothing.
    return null;
  }
}

/** Looks for the answer to one request in an event stream (HTML §9.2.6) as it arrives. */
export class AnswerStream {
  private readonly decoder = new TextDecoder();
  private line = '';
  private data: string[] = [];
  private event = '';
  private endedInReturn = false;
  private found: Answer | null = null;

  constructor(private readonly id: unknown) {}

  /** The answer, as soon as it is there; null until then. */
  get answer(): Answer | null {
    return this.found;
  }

  /** Reads the next piece. Whether the answer is there. */
  push(piece: Uint8Array): boolean {
    let text = this.decoder.decode(piece, { stream: true });
    if (text === '') return this.found !== null;
    if (this.endedInReturn && text.startsWith('\n')) text = text.slice(1);
    this.endedInReturn = text.endsWith('\r');
    const lines = text.split(/\r\n|\r|\n/);
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      this.read(this.line + line);
      this.line = '';
    }
    this.line += rest;
    return this.found !== null;
  }

  private read(line: string): void {
    if (line === '') return this.dispatch();
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'data') this.data.push(value);
    if (field === 'event') this.event = value;
  }

  private dispatch(): void {
    const isMessage = this.event === '' || this.event === 'message';
    if (isMessage && this.data.length > 0) this.found ??= answerIn(parsed(this.data.join('\n')), this.id);
    [this.data, this.event] = [[], ''];
  }
}
