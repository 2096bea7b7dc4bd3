import { type Allowance, allowance, checkArchive } from './archive';
import { type CompoundFile, openCompoundFile } from './compound-file';
import { type FileBytes, fileHolds, withFile } from './file-bytes';
import { type FileKind, fileKind } from './file-kinds';
import { checkName, endingOf } from './file-name';
import { isProtected } from './office-protection';
import { refused } from './refusal';
import { headOf, type Sniffed, sniff } from './sniff';

/** `/Encrypt` of a trailer, each letter possibly written as #xx: before a reference or a dictionary. */
const PDF_ENCRYPTED = new RegExp(
  `/${[...'Encrypt'].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`).join('')}\\s*(?:\\d+\\s+\\d+\\s+R|<<)`,
  'i',
);
const LONGEST_MATCH = 200;
/** What may follow the end of an archive's directory, by its comment. */
const ZIP_TAIL = 65_557;
const MARKUP = /<(script|html|svg|iframe|body|\?php|%)/i;
/** Tab, the ends of line and page, end of file, escape: the control characters of texts. */
const IN_TEXT = new Set([9, 10, 11, 12, 13, 26, 27]);
const UTF16 = ['\u00ff\u00fe', '\u00fe\u00ff'];

async function checkCompound(file: FileBytes, inside?: string): Promise<CompoundFile> {
  const compound = await openCompoundFile(file);
  if (await isProtected(compound)) throw refused('protected', inside);
  return compound;
}

async function checkPdf(file: FileBytes, inside?: string): Promise<void> {
  if (await fileHolds(file, LONGEST_MATCH, (window) => PDF_ENCRYPTED.test(window.toString('latin1')))) throw refused('protected', inside);
}

/** A file within an archive that may hold others, or be protected by itself. */
function lookInside(path: string, sniffed: Sniffed, left: Allowance, inside: string): Promise<void> {
  return withFile(path, async (file) => {
    if (sniffed?.sort === 'zip') await checkArchive(file, left, lookInside);
    else if (sniffed?.sort === 'cfb') await checkCompound(file, inside);
    else await checkPdf(file, inside);
  });
}

/** Whether an archive's directory ends within a file that is none. */
function hidesArchive(tail: Buffer): boolean {
  for (let at = tail.indexOf('PK\x05\x06'); at !== -1; at = tail.indexOf('PK\x05\x06', at + 1)) {
    if (at + 22 <= tail.length && tail.readUInt16LE(at + 20) <= tail.length - at - 22) return true;
  }
  return false;
}

/** Refuses what another program would take for a file of another kind. */
async function checkSingle(file: FileBytes, head: Buffer, kind: FileKind | null): Promise<void> {
  const tail = await file.at(Math.max(0, file.size - ZIP_TAIL), ZIP_TAIL);
  if (hidesArchive(tail)) throw refused('polyglot');
  if (kind?.content === 'text') return;
  const isPdf = kind?.mediaType === 'application/pdf';
  if (!isPdf && head.subarray(0, 1024).includes('%PDF-')) throw refused('polyglot');
  if (!kind?.mediaType.startsWith('image/')) return;
  const [start, end] = [head.toString('latin1'), tail.subarray(-4096).toString('latin1')];
  // As a script, the size of such a GIF and the first segment of such a JPEG begin a comment or an assignment.
  if (MARKUP.test(start) || MARKUP.test(end) || /^GIF8[79]a(\/\*|=)/.test(start) || /^\xff\xd8\xff.\/\*/s.test(start)) throw refused('polyglot');
}

/** UTF-16 with its mark, which looks like a sound to who only sees the first bytes. */
const isWide = (head: Buffer) => UTF16.includes(head.toString('latin1', 0, 2));

async function checkText(file: FileBytes, head: Buffer): Promise<void> {
  if (isWide(head)) return;
  if (await fileHolds(file, 1, (window) => window.some((byte) => byte < 32 && !IN_TEXT.has(byte)))) throw refused('content');
}

function fits({ content }: FileKind, found: Sniffed): boolean {
  if (content === 'text') return found === null || found.sort === 'text';
  if (content === 'zip' || content === 'cfb') return found?.sort === content;
  return found?.sort === 'other' && content.includes(found.ending);
}

/** What must stand in a package: every one of its marks; in a compound file one of its streams. */
function holdsMarks(kind: FileKind | null, names: readonly string[]): boolean {
  const { content, inside = [] } = kind ?? {};
  const has = (mark: string) => names.some((name) => (mark.endsWith('/') ? name.startsWith(mark) : name === mark));
  return inside.length === 0 || (content === 'cfb' ? inside.some(has) : inside.every(has));
}

async function checkContent(file: FileBytes, kind: FileKind | null): Promise<void> {
  const head = await headOf(file);
  const found = kind?.content === 'text' && isWide(head) ? null : await sniff(head);
  if (found?.sort === 'program') throw refused('program');
  if (found?.sort === 'archive') throw refused('unknown_archive');
  if (found?.sort === 'cfb') {
    const { names } = await checkCompound(file);
    if (!kind || !fits(kind, found) || !holdsMarks(kind, [...names])) throw refused('content');
    return;
  }
  if (found?.sort === 'zip') {
    const names = await checkArchive(file, allowance(), lookInside);
    if (!kind || !fits(kind, found) || !holdsMarks(kind, names)) throw refused('content');
    return;
  }
  // An ending that promises nothing may hold what says nothing; what says what it is has the ending of it.
  if (kind ? !fits(kind, found) : found?.sort === 'other') throw refused('content');
  await checkSingle(file, head, kind);
  if (kind?.content === 'text') await checkText(file, head);
  if (kind?.mediaType === 'application/pdf') await checkPdf(file);
}

/**
 * Decides by name and content whether a file is taken.
 * @param path where it lies on the disk
 * @returns its media type
 * @throws AppError precondition with the reason for which it is refused
 */
export async function inspectFile(path: string, name: string): Promise<string> {
  checkName(name);
  const kind = fileKind(endingOf(name));
  await withFile(path, async (file) => {
    if (file.size === 0) throw refused('empty');
    await checkContent(file, kind);
  });
  return kind?.mediaType ?? 'application/octet-stream';
}
