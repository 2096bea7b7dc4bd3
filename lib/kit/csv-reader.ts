/** One record of a file. */
export interface CsvRecord {
  cells: string[];
  /** The byte after it and its line end, counted from where reading began. */
  end: number;
  /** What is wrong with it as a line of CSV; its cells are then what could be read. */
  fault: CsvFault | null;
}

/** `quote`: something stands after a closing quote. `endless`: a quote is never closed, or the record is too long: reading ends with it. */
export type CsvFault = 'quote' | 'endless';

/** A record longer than this has lost its closing quote. */
const LONGEST_RECORD = 1_048_576;

const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d];
const EMPTY = Buffer.alloc(0);

/** Place of the line end at or after `from`; the buffer's length when none has arrived. */
function lineEnd(buffer: Buffer, from: number): number {
  const feed = buffer.indexOf(LF, from);
  const end = feed < 0 ? buffer.length : feed;
  const turn = buffer.subarray(from, end).indexOf(CR);
  return turn < 0 ? end : from + turn;
}

/** The byte after a line end; null when what follows a CR has not arrived yet. */
function afterLine(buffer: Buffer, end: number, isLast: boolean): number | null {
  if (end === buffer.length) return isLast ? end : null;
  if (buffer[end] === LF) return end + 1;
  if (end + 1 === buffer.length && !isLast) return null;
  return buffer[end + 1] === LF ? end + 2 : end + 1;
}

/** Place of the quote that closes a cell whose text begins at `from`; null when it has not arrived. */
function closingQuote(buffer: Buffer, from: number): number | null {
  for (let at = buffer.indexOf(QUOTE, from); at >= 0; at = buffer.indexOf(QUOTE, at + 2)) {
    if (buffer[at + 1] !== QUOTE) return at;
  }
  return null;
}

interface Reading {
  cells: string[];
  fault: CsvFault | null;
  /** Where the line ends. */
  end: number;
}

/** A record with quotes, cell by cell; null when it has not arrived whole. */
function quotedRecord(buffer: Buffer, start: number, delimiter: number, isLast: boolean): Reading | null {
  const cells: string[] = [];
  let fault: CsvFault | null = null;
  for (let at = start; ; at += 1) {
    if (buffer[at] === QUOTE) {
      const close = closingQuote(buffer, at + 1);
      if (close === null) {
        return isLast ? { cells: [...cells, buffer.toString('utf8', at + 1)], fault: 'endless', end: buffer.length } : null;
      }
      // Whether that quote is one of two is only known with the byte after it.
      if (close + 1 === buffer.length && !isLast) return null;
      cells.push(buffer.toString('utf8', at + 1, close).replaceAll('""', '"'));
      at = close + 1;
      if (at < buffer.length && buffer[at] !== delimiter && buffer[at] !== LF && buffer[at] !== CR) {
        fault = 'quote';
        at = cellEnd(buffer, at, delimiter);
      }
    } else {
      const end = cellEnd(buffer, at, delimiter);
      cells.push(buffer.toString('utf8', at, end));
      at = end;
    }
    if (buffer[at] !== delimiter) return { cells, fault, end: at };
  }
}

function cellEnd(buffer: Buffer, from: number, delimiter: number): number {
  for (let at = from; at < buffer.length; at += 1) {
    const byte = buffer[at];
    if (byte === delimiter || byte === LF || byte === CR) return at;
  }
  return buffer.length;
}

/** Reads the whole records of a buffer; `rest` is where the one begins that has not arrived whole. */
function readBuffer(buffer: Buffer, base: number, delimiter: string, isLast: boolean): { records: CsvRecord[]; rest: number } {
  const records: CsvRecord[] = [];
  const byte = delimiter.charCodeAt(0);
  let quote = buffer.indexOf(QUOTE);
  let start = 0;
  while (start < buffer.length) {
    const plainEnd = lineEnd(buffer, start);
    if (quote >= 0 && quote < start) quote = buffer.indexOf(QUOTE, start);
    const isPlain = quote < 0 || quote >= plainEnd;
    const reading = isPlain
      ? { cells: buffer.toString('utf8', start, plainEnd).split(delimiter), fault: null, end: plainEnd }
      : quotedRecord(buffer, start, byte, isLast);
    const next = reading && afterLine(buffer, reading.end, isLast);
    if (!reading || next === null) break;
    records.push({ cells: reading.cells, fault: reading.fault, end: base + next });
    start = next;
  }
  return { records, rest: start };
}

/**
 * Reads a file by RFC 4180, in UTF-8, without its byte order mark: lines end in CRLF, LF or CR, quoted cells may hold
 * line ends, quotes within a cell that doesn't begin with one are taken as they are. Memory holds a chunk and a record.
 * @param delimiter one ASCII character
 * @returns the records as they arrive, several at a time; a blank line is a record of one empty cell
 */
export async function* csvRecords(chunks: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<CsvRecord[]> {
  let rest: Buffer = EMPTY;
  let base = 0;
  for await (const chunk of chunks) {
    const buffer = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.concat([rest, chunk]);
    const read = readBuffer(buffer, base, delimiter, false);
    if (read.records.length > 0) yield read.records;
    rest = buffer.subarray(read.rest);
    base += read.rest;
    if (rest.length > LONGEST_RECORD) return yield [{ cells: [], fault: 'endless', end: base + rest.length }];
  }
  if (rest.length === 0) return;
  yield readBuffer(rest, base, delimiter, true).records;
}
