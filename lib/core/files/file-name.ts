import { ADDRESS_ENDINGS, CLOSED_ENDINGS, PROGRAM_ENDINGS } from './file-kinds';
import { refused } from './refusal';

/** Control characters, marks that turn the direction of writing, and separators of paths. */
const HIDING = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069/\\]/u;

/** Parts of a name between dots as an operating system would read them: without look-alike dots and blanks at the end. */
function partsOf(name: string): string[] {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.]+$/u, '')
    .split(/[.:]/)
    .map((part) => part.trim());
}

/** The last ending of a name, in lower case; empty without one. */
export function endingOf(name: string): string {
  const parts = partsOf(name);
  return parts.length > 1 ? (parts.at(-1) ?? '') : '';
}

/**
 * Refuses the names of programs and of archives that cannot be looked into.
 * @param inside the path within an archive that the name is taken from
 * @throws AppError precondition with the reason
 */
export function checkName(name: string, inside?: string): void {
  if (HIDING.test(name)) throw refused('name', inside);
  const [last = '', ...before] = partsOf(name).slice(1).reverse();
  if (PROGRAM_ENDINGS.has(last)) throw refused('program', inside);
  if (CLOSED_ENDINGS.has(last)) throw refused('unknown_archive', inside);
  if (before.some((ending) => PROGRAM_ENDINGS.has(ending) && !ADDRESS_ENDINGS.has(ending))) throw refused('double_extension', inside);
}
