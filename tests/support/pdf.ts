import { deflateSync } from 'node:zlib';

/** Puts objects together to a PDF file, each the content of `n 0 obj`, with the first one as its catalogue (ISO 32000-1, 7.5). */
export function pdfOf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach((object, at) => {
    offsets.push(length());
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  });
  const start = length();
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A stream object, packed once for each filter. */
export function stream(content: Buffer, filters = 1): Buffer {
  let data = content;
  for (let pass = 0; pass < filters; pass++) data = deflateSync(data);
  const names = Array.from({ length: filters }, () => '/FlateDecode').join(' ');
  const head = `<< /Length ${data.length} ${filters > 0 ? `/Filter [${names}]` : ''} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream')]);
}

/** A PDF with a page for each of these texts, whose lines end with a line feed. */
export function pdfWith(pages: readonly string[]): Buffer {
  const kids = pages.map((_page, at) => `${4 + at * 2} 0 R`).join(' ');
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  pages.forEach((page, at) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
    );
    const lines = page.split('\n').map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`);
    objects.push(stream(Buffer.from(`BT /F1 12 Tf 14 TL 50 800 Td ${lines.join(' ')} ET`, 'latin1')));
  });
  return pdfOf(objects);
}
