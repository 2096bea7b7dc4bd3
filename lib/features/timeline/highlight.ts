import type { Segment } from './contract';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const EXCERPT = 240;
/** Letters before the first hit that an excerpt shows. */
const LEAD = 60;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];

/** A text cut where words of a query stand in it: whole words, of the last one also beginnings, as the search finds them. */
export function marked(text: string, query: string | undefined): Segment[] {
  const words = wordsOf(query ?? '');
  const last = words.at(-1);
  if (last === undefined) return text === '' ? [] : [{ text, hit: false }];
  const segments: Segment[] = [];
  let done = 0;
  for (const { 0: token, index } of text.matchAll(WORD)) {
    const word = token.toLowerCase();
    if (!words.includes(word) && !word.startsWith(last)) continue;
    if (index > done) segments.push({ text: text.slice(done, index), hit: false });
    done = index + (words.includes(word) ? token.length : last.length);
    segments.push({ text: text.slice(index, done), hit: true });
  }
  if (done < text.length) segments.push({ text: text.slice(done), hit: false });
  return segments;
}

function cut(text: string, from: number): string {
  const start = from <= LEAD ? 0 : text.indexOf(' ', from - LEAD) + 1;
  if (text.length <= start + EXCERPT) return `${start > 0 ? '… ' : ''}${text.slice(start)}`;
  const gap = text.lastIndexOf(' ', start + EXCERPT);
  return `${start > 0 ? '… ' : ''}${text.slice(start, gap > start ? gap : start + EXCERPT)} …`;
}

/** A line or two of a text, around the first word that the search found in it, with its hits marked. */
export function excerptOf(text: string, query: string | undefined): Segment[] {
  const flat = text.replaceAll(/\s+/gu, ' ').trim();
  const [before] = marked(flat, query);
  const from = before && !before.hit && before.text.length < flat.length ? before.text.length : 0;
  return marked(cut(flat, from), query);
}
