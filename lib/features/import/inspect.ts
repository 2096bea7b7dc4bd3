import { AppError } from '@/lib/core/errors';
import type { Bytes } from '@/lib/core/transfer';
import { type CsvRecord, csvRecords } from '@/lib/kit/csv-reader';
import { MOST_COLUMNS, MOST_ROWS } from './table';

/** What a file says of itself. */
export interface Inspected {
  delimiter: string;
  header: string[];
  samples: string[][];
  /** Without the header. */
  rows: number;
}

const DELIMITERS = [',', ';', '\t', '|'];
const SAMPLES = 20;
const LONGEST_SAMPLE = 200;
const HEAD_BYTES = 65_536;

const refused = (message: string) => new AppError('precondition', message);

/** Marks at the beginning of a file, and what it is then. */
const MARKS: readonly [bytes: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8-bom'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
const WORKBOOK = [0x50, 0x4b, 0x03, 0x04];

const begins = (head: Uint8Array, bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);

/**
 * The encoding of a text: by its mark, else UTF-8, else what older spreadsheets write in the West.
 * @throws AppError precondition for what is no text
 */
export async function encodingOf(bytes: Bytes): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst) {
      if (begins(chunk, WORKBOOK)) throw refused('This is a workbook or an archive: save its sheet as CSV');
      const mark = MARKS.find(([mark]) => begins(chunk, mark));
      if (mark) return mark[1];
    }
    isFirst = false;
    if (chunk.includes(0)) throw refused('The file holds bytes that no text has');
    isUtf8 = isUtf8 && decodes(utf8, chunk);
  }
  return isUtf8 && decodes(utf8) ? 'utf-8' : 'windows-1252';
}

function decodes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** A text of another encoding, or with a mark, as plain UTF-8. */
export async function* asUtf8(bytes: Bytes, encoding: string): Bytes {
  const decoder = new TextDecoder(encoding.replace('-bom', ''));
  const encoder = new TextEncoder();
  for await (const chunk of bytes) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}

async function headOf(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

async function* once(bytes: Uint8Array): Bytes {
  yield bytes;
}

/** The delimiter that gives the first lines the most columns, the same number on each. */
async function delimiterOf(head: Uint8Array): Promise<string> {
  let best = { delimiter: ',', columns: 1 };
  for (const delimiter of DELIMITERS) {
    const records: CsvRecord[] = [];
    for await (const some of csvRecords(once(head), delimiter)) records.push(...some);
    // The last one may have been cut off.
    const [header, ...rows] = records.length > 1 ? records.slice(0, head.length < HEAD_BYTES ? SAMPLES : -1) : records;
    const columns = header?.cells.length ?? 0;
    const alike = rows.filter(({ cells }) => cells.length === columns).length;
    if (columns > best.columns && alike * 2 >= rows.length) best = { delimiter, columns };
  }
  return best.delimiter;
}

function checkHeader(header: readonly string[]): void {
  if (header.length > MOST_COLUMNS) throw refused(`A file may have at most ${MOST_COLUMNS} columns`);
  if (header.every((name) => name.trim() === '')) throw refused('The first row must name the columns');
}

const cut = (cell: string) => cell.trim().slice(0, LONGEST_SAMPLE);

/**
 * Reads a file once from end to end: whether it can be read as CSV, and what it has.
 * @param open the file in UTF-8, from its beginning
 * @throws AppError precondition with the reason
 */
export async function inspectCsv(open: () => Promise<Bytes>): Promise<Inspected> {
  const head = await headOf(await open());
  if (head.length === 0) throw refused('The file is empty');
  const delimiter = await delimiterOf(head);
  const samples: string[][] = [];
  let header: string[] | null = null;
  let rows = 0;
  for await (const records of csvRecords(await open(), delimiter)) {
    for (const { cells, fault } of records) {
      if (fault === 'endless') throw refused(`The quote opened in row ${rows + (header ? 2 : 1)} is never closed, or the row is longer than 1 MB`);
      if (header === null) {
        header = cells.map(cut);
        checkHeader(header);
        continue;
      }
      rows += 1;
      if (rows > MOST_ROWS) throw refused(`A file may have at most ${MOST_ROWS.toLocaleString('en')} rows: split it`);
      if (samples.length < SAMPLES && cells.length === header.length && cells.some((cell) => cell.trim() !== '')) samples.push(cells.map(cut));
    }
  }
  if (header === null || rows === 0) throw refused('The file has no row below its header');
  return { delimiter, header, samples, rows };
}
