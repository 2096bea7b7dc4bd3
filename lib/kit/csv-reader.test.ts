import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from '@/lib/kit/csv';
import { type CsvRecord, csvRecords } from '@/lib/kit/csv-reader';

async function* pieces(bytes: Uint8Array, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(text: string, delimiter = ',', size = 65_536): Promise<CsvRecord[]> {
  const all: CsvRecord[] = [];
  for await (const some of csvRecords(pieces(Buffer.from(text), size), delimiter)) all.push(...some);
  return all;
}
const cells = async (text: string, delimiter?: string, size?: number) => (await read(text, delimiter, size)).map((record) => record.cells);

const SIZES = [1, 2, 3, 5, 7, 64, 65_536];

test.each(SIZES)('reads every form of RFC 4180 from pieces of %i bytes', async (size) => {
  const text = 'a,b,c\r\n1,"two, with ""quotes""",3\n"line\r\nend",,"ü€😀"\r"",x"y,z';
  expect(await cells(text, ',', size)).toEqual([
    ['a', 'b', 'c'],
    ['1', 'two, with "quotes"', '3'],
    ['line\r\nend', '', 'ü€😀'],
    ['', 'x"y', 'z'],
  ]);
});

test.each([';', '\t', '|'])('reads cells between %j', async (delimiter) => {
  expect(await cells(`a${delimiter}b,c\n"d${delimiter}e"${delimiter}`, delimiter)).toEqual([
    ['a', 'b,c'],
    [`d${delimiter}e`, ''],
  ]);
});

test('an end of line at the end is no record more, a blank line is one', async () => {
  expect(await cells('a\n\nb\n')).toEqual([['a'], [''], ['b']]);
  expect(await cells('')).toEqual([]);
});

test.each(SIZES)('says at which byte each record ends, in pieces of %i bytes', async (size) => {
  const text = 'ä,b\r\n"ö\n",d\nlast,one';
  const ends = (await read(text, ',', size)).map(({ end }) => end);
  expect(ends).toEqual(['ä,b\r\n', 'ä,b\r\n"ö\n",d\n', text].map((part) => Buffer.byteLength(part)));
});

test.each(SIZES)('what stands after a closing quote spoils its record alone, in pieces of %i bytes', async (size) => {
  const records = await read('"a"b,c\n"d",e\n', ',', size);
  expect(records.map(({ fault }) => fault)).toEqual(['quote', null]);
  expect(records[1]?.cells).toEqual(['d', 'e']);
});

test('a quote that is never closed ends the reading', async () => {
  expect((await read('a,b\n"c,d\ne,f\n')).map(({ fault }) => fault)).toEqual([null, 'endless']);
  const long = `a,b\n"${'x'.repeat(3_000_000)}\n1,2\n`;
  const records = await read(long);
  expect(records.map(({ fault }) => fault)).toEqual([null, 'endless']);
});

test('any cells come back, whatever the pieces', async () => {
  const cell = fc.string({ unit: 'binary' }).filter((one) => !/^[=+\-@\t\r]/.test(one) && !/\p{Cs}/u.test(one));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, size) => {
        expect(await cells(rows.map(csvLine).join(''), ',', size)).toEqual(rows);
      },
    ),
  );
});

test('a record is read only when it is asked for', async () => {
  let sent = 0;
  async function* endless() {
    for (;;) {
      sent += 1;
      yield Buffer.from(`${sent},x\n`);
    }
  }
  for await (const [record] of csvRecords(endless(), ',')) if (record?.cells[0] === '3') break;
  expect(sent).toBe(3);
});
