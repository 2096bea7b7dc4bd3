import type { FileBytes } from './file-bytes';
import { refused } from './refusal';

// Compound files hold the older office documents, and the newer ones once they are encrypted ([MS-CFB]).
const END = 0xfffffffa;
const ENTRY_BYTES = 128;
const IN_HEADER = 109;

interface Entry {
  name: string;
  start: number;
  size: number;
}

/** A compound file's streams, by name. */
export interface CompoundFile {
  names: ReadonlySet<string>;
  /** The first bytes of a stream; empty when there is no such stream. */
  head(name: string, length: number): Promise<Buffer>;
}

const words = (bytes: Buffer) => Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));

/** The sectors of a chain, at most `most`; one that runs in a circle or out of the table is damaged. */
function chain(table: readonly number[], first: number, most: number): number[] {
  const sectors: number[] = [];
  for (let sector = first; sector < END && sectors.length < most; sector = table[sector] ?? Number.NaN) {
    if (Number.isNaN(sector) || sectors.length > table.length) throw refused('damaged');
    sectors.push(sector);
  }
  return sectors;
}

function entriesOf(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const bytes = Math.max(0, Math.min(64, directory.readUInt16LE(at + 64)) - 2);
    const name = directory.toString('utf16le', at, at + bytes);
    if (directory[at + 66] !== 0) entries.push({ name, start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) });
  }
  return entries;
}

/** Opens a compound file. @throws AppError precondition when it is damaged */
export async function openCompoundFile(file: FileBytes): Promise<CompoundFile> {
  const header = await file.at(0, 512);
  const shift = header.length === 512 ? header.readUInt16LE(30) : 0;
  if (shift !== 9 && shift !== 12) throw refused('damaged');
  const size = 1 << shift;
  const sector = (index: number) => file.at((index + 1) * size, size);
  const joined = async (indexes: readonly number[]) => Buffer.concat(await Promise.all(indexes.map(sector)));

  const tables = words(header.subarray(76, 76 + 4 * IN_HEADER));
  for (let next = header.readUInt32LE(68), left = header.readUInt32LE(72); next < END && left > 0 && tables.length * size < file.size; left--) {
    const more = words(await sector(next));
    next = more.pop() ?? END;
    tables.push(...more);
  }
  const fat = words(await joined(tables.filter((index) => index < END)));
  const entries = entriesOf(await joined(chain(fat, header.readUInt32LE(48), 4096)));
  const small = words(await joined(chain(fat, header.readUInt32LE(60), 4096)));
  const [root] = entries;
  if (!root) throw refused('damaged');

  const smallHead = async (entry: Entry, length: number) => {
    const holder = chain(fat, root.start, fat.length);
    const pieces = chain(small, entry.start, Math.ceil(length / 64)).map(async (piece) => {
      const [index = END, within] = [holder[Math.floor((piece * 64) / size)], (piece * 64) % size];
      return index < END ? file.at((index + 1) * size + within, 64) : Buffer.alloc(0);
    });
    return Buffer.concat(await Promise.all(pieces));
  };
  return {
    names: new Set(entries.map(({ name }) => name)),
    head: async (name, length) => {
      const entry = entries.find((one) => one.name === name);
      if (!entry) return Buffer.alloc(0);
      const isSmall = entry.size < header.readUInt32LE(56);
      return (await (isSmall ? smallHead(entry, length) : joined(chain(fat, entry.start, Math.ceil(length / size))))).subarray(0, length);
    },
  };
}
