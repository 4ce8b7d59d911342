import { describe, expect, test } from '@jest/globals';
import { contentDisposition } from '../../../src/platform/objectstore/disposition.js';

const attachment = (name: string) => contentDisposition('attachment', name);

describe('a Content-Disposition', () => {
  test('has a plain name and the real one', () => {
    expect(attachment('report.pdf')).toBe(`attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`);
    expect(contentDisposition('inline', 'Größe (1)*.pdf')).toBe(
      `inline; filename="Gr__e (1)_.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%281%29_.pdf`,
    );
  });

  test.each([
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['C:\\windows\\a.exe', 'C__windows_a.exe'],
    ['a\0b\r\nSet-Cookie: c', 'a_b__Set-Cookie_ c'],
    ['invoice\u202efdp.exe', 'invoice_fdp.exe'],
    ['a"b;c', 'a_b;c'],
    ['', 'file'],
    ['  ', 'file'],
    ['\ud800.txt', '_.txt'],
  ])('of %j is %j', (name, plain) => expect(attachment(name)).toContain(`filename="${plain}"`));

  test('of a very long name keeps its extension', () => {
    const header = attachment(`${'🦊'.repeat(10_000)}.pdf`);
    expect(header.length).toBeLessThan(3000);
    expect(header).toMatch(/\.pdf"; /);
    expect(header).toMatch(/^[\x20-\x7e]+$/);
  });
});
