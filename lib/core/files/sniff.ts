import { fileTypeFromBuffer } from 'file-type';
import type { FileBytes } from './file-bytes';

const HEAD = 4100;
/** Packages are known by what stands in them, which the first bytes don't tell. */
const PACKAGES = new Set(
  'zip docx dotx docm dotm xlsx xltx xlsm xltm pptx ppsx potx pptm ppsm potm vsdx odt ods odp odg ott ots otp otg epub 3mf'.split(' '),
);
const PROGRAMS = new Set('exe elf macho lnk class swf crx xpi deb rpm wasm apk jar chm nes ar reg'.split(' '));
const ARCHIVES = new Set('7z rar tar tar.gz gz bz2 xz zst lz lz4 lzh Z cab arj ace cpio dmg asar'.split(' '));
/** Texts of which some kinds are known by how they begin. */
const TEXTS = new Set(['xml', 'ics', 'vcf', 'vtt']);

/** What the first bytes say: one of the sorts, or the ending that such a file has; null when they say nothing. */
export type Sniffed = { sort: 'zip' | 'cfb' | 'program' | 'archive' | 'text' } | { sort: 'other'; ending: string } | null;

/** The first record of an archive: an entry, or the end of an empty one. */
const ZIP_STARTS = ['PK\x03\x04', 'PK\x05\x06'];

/** What a file is by its first bytes. */
export async function sniff(head: Uint8Array): Promise<Sniffed> {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4)).toString('latin1');
  if (text.startsWith('MZ') || text.startsWith('#!')) return { sort: 'program' };
  if (ZIP_STARTS.includes(text)) return { sort: 'zip' };
  const ending = (await fileTypeFromBuffer(head.subarray(0, HEAD)))?.ext;
  if (ending === undefined) return null;
  if (PROGRAMS.has(ending)) return { sort: 'program' };
  if (PACKAGES.has(ending)) return { sort: 'zip' };
  if (ARCHIVES.has(ending)) return { sort: 'archive' };
  if (TEXTS.has(ending)) return { sort: 'text' };
  return ending === 'cfb' ? { sort: 'cfb' } : { sort: 'other', ending };
}

/** The first bytes of a file, enough to sniff at. */
export function headOf(file: FileBytes): Promise<Buffer> {
  return file.at(0, HEAD);
}
