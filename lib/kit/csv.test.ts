import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, csvLines } from '@/lib/kit/csv';

/** A reader of RFC 4180, written from its grammar. */
function parse(csv: string): string[][] {
  const records: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/gy;
  let record: string[] = [];
  for (let match = field.exec(csv); match !== null; match = field.exec(csv)) {
    record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

test('quotes what needs quoting, and nothing else', () => {
  expect(csvLine(['plain', 'a,b', 'say "hi"', 'two\nlines', null, -3.5, true, ''])).toBe('plain,"a,b","say ""hi""","two\nlines",,-3.5,true,\r\n');
});

test.each(['=1+1', '+49 30', '-2', '@SUM(A1)', '\tx', '\rx'])('%j cannot run in a spreadsheet', (text) => {
  expect(parse(csvLine([text]))).toEqual([[`'${text}`]]);
});

test('any text comes back', () => {
  const text = fc.string({ unit: 'binary' }).filter((one) => !/^[=+\-@\t\r]/.test(one));
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (records) => {
      expect(parse(records.map(csvLine).join(''))).toEqual(records);
    }),
  );
});

test('streams: a row is read only when its line is asked for', async () => {
  const read: number[] = [];
  async function* rows() {
    for (let n = 1; n <= 3; n += 1) {
      read.push(n);
      yield [n];
    }
  }
  const lines = csvLines(['n'], rows());
  expect((await lines.next()).value).toBe('n\r\n');
  expect(read).toEqual([]);
  expect((await lines.next()).value).toBe('1\r\n');
  expect(read).toEqual([1]);
});
