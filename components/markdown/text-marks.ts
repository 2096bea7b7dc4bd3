/** A text field's content and what is selected in it, as offsets. */
export interface Selection {
  text: string;
  start: number;
  end: number;
}

/** What a button of the editor puts around the selection, or before each of its lines. */
export type Mark = 'bold' | 'italic' | 'link' | 'heading' | 'list' | 'numbers' | 'quote';

const AROUND: Partial<Record<Mark, [string, string]>> = { bold: ['**', '**'], italic: ['_', '_'], link: ['[', '](https://)'] };
const BEFORE: Partial<Record<Mark, string>> = { heading: '### ', list: '- ', numbers: '1. ', quote: '> ' };

function around({ text, start, end }: Selection, [open, close]: [string, string]): Selection {
  const inner = text.slice(start, end);
  const isMarked = text.slice(start - open.length, start) === open && text.slice(end, end + close.length) === close;
  if (isMarked) {
    const bare = text.slice(0, start - open.length) + inner + text.slice(end + close.length);
    return { text: bare, start: start - open.length, end: end - open.length };
  }
  const marked = text.slice(0, start) + open + inner + close + text.slice(end);
  return { text: marked, start: start + open.length, end: end + open.length };
}

function before({ text, start, end }: Selection, prefix: string): Selection {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, end).split('\n');
  const isMarked = lines.every((line) => line.startsWith(prefix));
  const changed = lines.map((line) => (isMarked ? line.slice(prefix.length) : prefix + line)).join('\n');
  const shift = isMarked ? -prefix.length : prefix.length;
  return { text: text.slice(0, from) + changed + text.slice(end), start: Math.max(from, start + shift), end: from + changed.length };
}

/** Puts a mark on the selection, or takes it off where it is already. */
export function applyMark(selection: Selection, mark: Mark): Selection {
  const pair = AROUND[mark];
  return pair ? around(selection, pair) : before(selection, BEFORE[mark] ?? '');
}

/** The letters after an @ that stands before the caret, where a colleague is being named; null elsewhere. */
export function mentionQuery(text: string, caret: number): string | null {
  return /(?:^|[\s(])@([\p{L}\p{M}'’-]{0,40})$/u.exec(text.slice(0, caret))?.[1] ?? null;
}

/** The text with the @ and its letters before the caret replaced by the colleague's mention. */
export function insertMention(text: string, caret: number, person: { value: string; label: string }): Selection {
  const from = caret - (mentionQuery(text, caret)?.length ?? 0) - 1;
  const mention = `[@${person.label.replaceAll(/[[\]]/g, '')}](mention:${person.value}) `;
  return { text: text.slice(0, from) + mention + text.slice(caret), start: from + mention.length, end: from + mention.length };
}
