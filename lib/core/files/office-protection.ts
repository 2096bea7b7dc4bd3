import type { CompoundFile } from './compound-file';

const WORD_FLAGS = 10;
const WORD_ENCRYPTED = 0x0100;
const FILE_PASS = 0x2f;
const ENCRYPTED_SHOW = 0xf3d1c4df;

/** Records of an Excel stream stand one after the other: kind, length, bytes. Its password comes before its sheets. */
function hasFilePass(records: Buffer): boolean {
  for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2)) {
    if (records.readUInt16LE(at) === FILE_PASS) return true;
  }
  return false;
}

/** Whether a compound file needs a password: [MS-OFFCRYPTO], and the flags of Word, Excel and PowerPoint 97 to 2003. */
export async function isProtected(file: CompoundFile): Promise<boolean> {
  if (['EncryptedPackage', 'EncryptionInfo', 'EncryptedSummary'].some((name) => file.names.has(name))) return true;
  const word = await file.head('WordDocument', 12);
  if (word.length === 12 && (word.readUInt16LE(WORD_FLAGS) & WORD_ENCRYPTED) !== 0) return true;
  if (hasFilePass(await file.head('Workbook', 4096)) || hasFilePass(await file.head('Book', 4096))) return true;
  const show = await file.head('Current User', 16);
  return show.length === 16 && show.readUInt32LE(12) === ENCRYPTED_SHOW;
}
