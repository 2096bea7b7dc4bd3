import { AppError } from '../errors';

/** Why a file is not taken, as the one who sends it reads it. */
const REASONS = {
  name: 'The name holds characters that hide what kind of file it is',
  program: 'Programs and scripts are not taken',
  double_extension: 'The name has the ending of a program before its last one',
  empty: 'The file is empty',
  content: 'What the file holds is not what its name says',
  unknown_archive: 'Only ZIP archives are taken, as others cannot be looked into',
  protected: 'Files that are protected by a password are not taken',
  bomb: 'Unpacked, the archive would be far too large',
  nested: 'The archive holds archives within archives, more levels than are looked into',
  unsafe_entry: 'The archive holds a link or a path that leads out of it',
  polyglot: 'The file is of two kinds at once',
  damaged: 'The file is damaged',
} as const;

export type Refusal = keyof typeof REASONS;

/** The error that says why a file is refused. @param inside the entry of an archive that is to blame */
export function refused(reason: Refusal, inside?: string): AppError {
  const message = inside === undefined ? REASONS[reason] : `${REASONS[reason]}: ${inside}`;
  return new AppError('precondition', message, { errors: [{ path: 'file', code: reason, message }] });
}
