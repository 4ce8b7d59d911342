/**
 * The parts one after the other, each behind its length in bytes (32 bits, big endian): no two lists of parts have the
 * same encoding. For what is authenticated along with a ciphertext.
 */
export function encodeParts(...parts: readonly (string | number | Buffer)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part), 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
