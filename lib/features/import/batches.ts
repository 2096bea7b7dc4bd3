import type { CsvRecord } from '@/lib/kit/csv-reader';
import { type FileRow, goesOn, isBlank, type Reading, type ReadRecord, readRecord } from './records';

/** Records that one transaction takes, and rows, where records have several; no record has as many. */
const RECORDS = 1_000;
const ROWS = 2_000;

/** Some rows of a file, with where they stand in it. */
interface RowBatch {
  /** The rows of each record. */
  groups: FileRow[][];
  /** Rows of the file before and after these, without the header. */
  from: number;
  to: number;
  /** The byte after them. */
  end: number;
}

/** Where in a file to go on: rows taken, and the byte after them. At 0 the header comes first. */
export interface Place {
  position: number;
  byteOffset: number;
}

/** Some records of a file. */
export interface Batch extends Omit<RowBatch, 'groups'> {
  read: ReadRecord[];
}

/** Reads a file in batches of records. */
export async function* batchesOf(records: AsyncIterable<CsvRecord[]>, reading: Reading, place: Place): AsyncGenerator<Batch> {
  for await (const { groups, ...batch } of rowBatches(records, reading, place)) {
    yield { ...batch, read: groups.map((rows) => readRecord(rows, reading)) };
  }
}

/** Groups the rows of a file to records, and these to batches. A record is never split. */
async function* rowBatches(records: AsyncIterable<CsvRecord[]>, reading: Reading, { position, byteOffset }: Place): AsyncGenerator<RowBatch> {
  let isHeader = byteOffset === 0;
  let count = position;
  let batch: RowBatch = { groups: [], from: position, to: position, end: byteOffset };
  let rows = 0;
  for await (const some of records) {
    for (const record of some) {
      if (isHeader) {
        isHeader = false;
        batch.end = byteOffset + record.end;
        continue;
      }
      count += 1;
      const row: FileRow = { ...record, row: count + 1 };
      const group = batch.groups.at(-1);
      const [first] = group ?? [];
      const belongs = first !== undefined && (group?.length ?? 0) < ROWS && !isBlank(row) && goesOn(first, row, reading);
      if (!belongs && (batch.groups.length === RECORDS || rows >= ROWS)) {
        yield batch;
        batch = { groups: [], from: batch.to, to: batch.to, end: batch.end };
        rows = 0;
      }
      if (belongs) group?.push(row);
      else if (!isBlank(row)) batch.groups.push([row]);
      if (!isBlank(row)) rows += 1;
      batch.to = count;
      batch.end = byteOffset + record.end;
    }
  }
  if (batch.to > batch.from) yield batch;
}
