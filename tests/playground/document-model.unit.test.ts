import { describe, expect, test } from '@jest/globals';
import {
  EMPTY,
  type DocumentRow,
  inWords,
  withDocument,
  withProgress,
  withUpload,
  withoutDocument,
  withoutUpload,
} from '../../src/playground/documents/model.js';

const row = (id: string, status: DocumentRow['status'] = 'UPLOADED'): DocumentRow => ({
  ...{ id, title: id, filename: id, contentType: 'text/plain', sizeBytes: '1', status },
  ...{ processingError: null, pageCount: null, chunkCount: 0, classificationStatus: 'PENDING' },
});

test.each([
  [0, '0 bytes'],
  ['1023', '1023 bytes'],
  [1536, '1.5 KiB'],
  ['104857600', '100 MiB'],
  [5 * 1024 ** 4, '5.0 TiB'],
  [5_000 * 1024 ** 4, '5000 TiB'],
])('%s bytes are %s', (bytes, words) => expect(inWords(bytes)).toBe(words));

describe('documents', () => {
  test('that are new come first, those that are known stay in their place', () => {
    const two = withDocument(withDocument(EMPTY, row('a')), row('b'));
    expect(two.documents.map(({ id }) => id)).toEqual(['b', 'a']);
    const changed = withDocument(two, row('a', 'READY'));
    expect(changed.documents.map(({ id, status }) => [id, status])).toEqual([
      ['b', 'UPLOADED'],
      ['a', 'READY'],
    ]);
    expect(withoutDocument(changed, 'b').documents.map(({ id }) => id)).toEqual(['a']);
  });

  test('have a bar while something is done to them, and none when it is done or failed', () => {
    const reading = withProgress(EMPTY, 'a', { step: 'EXTRACT', done: 1, total: 3 });
    expect(reading.progress.get('a')).toEqual({ step: 'EXTRACT', done: 1, total: 3 });
    expect(withProgress(reading, 'a', { step: 'EXTRACT', done: 3, total: 3 }).progress.size).toBe(0);
    expect(withDocument(reading, row('a', 'FAILED')).progress.size).toBe(0);
    expect(reading.progress.size).toBe(1);
  });
});

test('uploads are replaced as they go on, and gone when they are documents', () => {
  const sending = withUpload(EMPTY, { id: 1, filename: 'a.txt', sent: 0, problem: null });
  const sent = withUpload(sending, { id: 1, filename: 'a.txt', sent: 1, problem: null });
  expect(sent.uploads).toEqual([{ id: 1, filename: 'a.txt', sent: 1, problem: null }]);
  expect(withoutUpload(sent, 1).uploads).toEqual([]);
});
