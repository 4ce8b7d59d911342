import { once } from 'node:events';
import { text as textOf } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { progressOf, tell } from './child-output.js';
import { chunksOf, type Span } from './chunking.js';
import { extract } from './extraction.js';
import { FileBytes } from './file-bytes.js';
import { Keywords } from './keywords.js';
import { languageOf } from './language.js';
import type { PagedText } from './page-text.js';
import { FILE_FD, type Task } from './protocol.js';
import { UnreadableType, recognise } from './recognition.js';
import { Unreadable } from './unreadable.js';
import type { Limits } from './watchdog.js';

/** How many chunks are told at once. */
const BATCH = 500;
/** How many chunks a document may have. */
const MAX_CHUNKS = 50_000;

/**
 * The program of a child: reads one file, which may be hostile, tells what it found, and ends. It has no connection, no
 * secret and no name of the file, and whatever becomes of it becomes of nothing else.
 */
async function main(): Promise<void> {
  const { limits, task } = JSON.parse(await textOf(process.stdin)) as { limits: Limits; task: Task };
  const watchdog = new Worker(new URL('./watchdog.js', import.meta.url), { workerData: limits });
  await once(watchdog, 'online');
  watchdog.unref();
  const file = new FileBytes(FILE_FD, task.size);
  if (task.stage === 'READ') await read(file, task);
  else chunk({ ...task, text: file.all().toString('utf8') }, task.language);
  tell({ kind: 'done' });
}

async function read(file: FileBytes, task: Extract<Task, { stage: 'READ' }>): Promise<void> {
  const { format, contentType } = await recognise(file, task);
  try {
    const paged = await extract(format, file, progressOf('EXTRACT'));
    if (paged.text === '')
      throw new Unreadable(
        'No text could be read from it. Scanned pages are pictures, whose text has to be recognised (OCR) first.',
      );
    const language = languageOf(paged.text);
    tell({ kind: 'text', contentType, language, ...paged });
    chunk(paged, language);
  } catch (error) {
    throw error instanceof Unreadable ? new UnreadableType(error.message, contentType) : error;
  }
}

function chunk({ text, pageOffsets }: PagedText, language: string | null): void {
  const progress = progressOf('CHUNK');
  const spans: Span[] = [];
  for (const span of chunksOf(text, pageOffsets)) {
    spans.push(span);
    if (spans.length > MAX_CHUNKS)
      throw new Unreadable(`It would be cut into more than ${MAX_CHUNKS.toLocaleString('en')} chunks.`);
    progress(span.end, text.length);
  }
  const keywords = new Keywords(text, language, spans);
  for (let from = 0; from < spans.length; from += BATCH) {
    const chunks = spans.slice(from, from + BATCH).map((span) => ({
      ...span,
      page: span.page === null ? null : span.page + 1,
      keywords: keywords.of(span),
    }));
    tell({ kind: 'chunks', chunks });
  }
}

try {
  await main();
} catch (error) {
  // What the libraries say of a broken file is for nobody.
  const known = error instanceof Unreadable ? error : null;
  const contentType = known instanceof UnreadableType ? known.contentType : null;
  tell({ kind: 'unreadable', message: known?.message ?? 'Its text cannot be read.', contentType });
}
process.exit(0);
