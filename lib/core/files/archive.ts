import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { FileBytes } from './file-bytes';
import { checkName, endingOf } from './file-name';
import { refused } from './refusal';
import { type Sniffed, sniff } from './sniff';

const DEEPEST = 4;
const MOST_ENTRIES = 10_000;
const MOST_BYTES = 1024 ** 3;
/** Ordinary documents pack up to some 50 : 1; little ones may do better. */
const MOST_RATIO = 200;
const RATIO_FROM = 16 * 1024 ** 2;
const LARGEST_INSIDE = 100 * 1024 ** 2;
const MOST_MANIFEST = 4 * 1024 ** 2;
const LINK = 0o120000;

/** What one file may unpack to, with all archives within it. */
export interface Allowance {
  entries: number;
  bytes: number;
  depth: number;
}

export const allowance = (): Allowance => ({ entries: MOST_ENTRIES, bytes: MOST_BYTES, depth: DEEPEST });

/** Looks into a file that stands in an archive and may itself hold others or be protected. */
type LookInside = (path: string, sniffed: Sniffed, left: Allowance, inside: string) => Promise<void>;

async function entriesOf(zip: ZipFile, left: Allowance): Promise<Entry[]> {
  left.entries -= zip.entryCount;
  if (left.entries < 0) throw refused('bomb');
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** By the sizes that the archive announces, nothing unpacked: entries that overlap add up to more than there is. */
function checkSizes(entries: readonly Entry[], size: number, left: Allowance): void {
  const [packed, unpacked] = [entries.reduce((sum, one) => sum + one.compressedSize, 0), entries.reduce((sum, one) => sum + one.uncompressedSize, 0)];
  left.bytes -= unpacked;
  if (left.bytes < 0 || packed > size || (unpacked > RATIO_FROM && unpacked > size * MOST_RATIO)) throw refused('bomb');
}

function checkEntry({ fileName, externalFileAttributes, generalPurposeBitFlag }: Entry): void {
  const folders = fileName.split('/').slice(0, -1);
  if (folders.some((folder) => endingOf(folder) === 'app')) throw refused('program', fileName);
  if (fileName.endsWith('/')) return;
  checkName(basename(fileName), fileName);
  if (((externalFileAttributes >>> 16) & 0o170000) === LINK) throw refused('unsafe_entry', fileName);
  if ((generalPurposeBitFlag & 1) !== 0) throw refused('protected', fileName);
}

/** The first bytes of an entry, or its whole when it is that small. */
async function unpackedHead(zip: ZipFile, entry: Entry, length: number): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunks.push(chunk) && chunk.length;
    if (size >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
}

async function lookInto(zip: ZipFile, entry: Entry, left: Allowance, look: LookInside): Promise<void> {
  const sniffed = await sniff(await unpackedHead(zip, entry, 4100));
  if (sniffed?.sort === 'program') throw refused('program', entry.fileName);
  if (sniffed?.sort === 'archive') throw refused('unknown_archive', entry.fileName);
  const isHolder = sniffed?.sort === 'zip' || sniffed?.sort === 'cfb' || (sniffed?.sort === 'other' && sniffed.ending === 'pdf');
  if (!isHolder) return;
  if (entry.uncompressedSize > LARGEST_INSIDE) throw refused('bomb', entry.fileName);
  const folder = await mkdtemp(join(tmpdir(), 'rapport-inside-'));
  try {
    const path = join(folder, 'entry');
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { mode: 0o600 }));
    await look(path, sniffed, left, entry.fileName);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** OpenDocument says in its manifest which parts are encrypted; the archive's own flags don't. */
async function isEncryptedDocument(zip: ZipFile, entries: readonly Entry[]): Promise<boolean> {
  if (entries.some(({ fileName }) => fileName === 'encrypted-package')) return true;
  const manifest = entries.find(({ fileName }) => fileName === 'META-INF/manifest.xml');
  return manifest !== undefined && (await unpackedHead(zip, manifest, MOST_MANIFEST)).includes('encryption-data');
}

/** yauzl's own complaints are about the archive: a path that leads out of it, or damage. */
function complaint(error: Error & { code?: unknown }): Error {
  if (error.name === 'AppError' || typeof error.code === 'string') return error;
  return refused(/relative path|absolute path|invalid characters in fileName/.test(error.message) ? 'unsafe_entry' : 'damaged');
}

/**
 * Looks through a ZIP archive, and through what stands in it.
 * @returns the names of its entries
 * @throws AppError precondition with the reason for which it is refused
 */
export async function checkArchive(file: FileBytes, left: Allowance, look: LookInside): Promise<string[]> {
  if (left.depth === 0) throw refused('nested');
  const zip = await openPromise(file.path, { lazyEntries: true, autoClose: false }).catch((error: Error) => {
    throw complaint(error);
  });
  left.depth -= 1;
  try {
    const entries = await entriesOf(zip, left);
    checkSizes(entries, file.size, left);
    for (const entry of entries) checkEntry(entry);
    if (await isEncryptedDocument(zip, entries)) throw refused('protected');
    for (const entry of entries) if (entry.uncompressedSize > 0) await lookInto(zip, entry, left, look);
    return entries.map(({ fileName }) => fileName);
  } catch (error) {
    throw complaint(error as Error);
  } finally {
    left.depth += 1;
    zip.close();
  }
}
