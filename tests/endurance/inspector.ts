import WebSocket from 'ws';

/** What a process holds, in kilobytes, once everything is collected that nobody can reach any more. */
export interface Held {
  readonly heap: number;
  /** Buffers and what else lies outside of the heap. */
  readonly outside: number;
  readonly resident: number;
}

/** Asks a process over the inspector that Node gives it with `--inspect`; `output` is what it wrote on standard error. */
export async function heldBy(output: string): Promise<Held> {
  const address = /Debugger listening on (ws:\S+)/.exec(output)?.[1];
  if (address === undefined) throw new Error('It was not started with --inspect.');
  const socket = new WebSocket(address);
  const answers = new Map<number, (result: unknown) => void>();
  let calls = 0;
  socket.on('message', (data: Buffer) => {
    const { id, result } = JSON.parse(data.toString()) as { id: number; result: unknown };
    answers.get(id)?.(result);
  });
  const call = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve) => {
      answers.set((calls += 1), resolve);
      socket.send(JSON.stringify({ id: calls, method, params }));
    });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  for (let times = 0; times < 3; times++) await call('HeapProfiler.collectGarbage');
  const answer = await call('Runtime.evaluate', { expression: 'process.memoryUsage()', returnByValue: true });
  const { value } = (answer as { result: { value: NodeJS.MemoryUsage } }).result;
  socket.close();
  return { heap: value.heapUsed / 1024, outside: value.external / 1024, resident: value.rss / 1024 };
}
