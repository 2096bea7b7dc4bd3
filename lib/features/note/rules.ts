const MENTION = /\]\(mention:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g;
const MOST_MENTIONS = 50;
const TITLE_LENGTH = 120;

/** Memberships that a note's Markdown names, each once. */
export function mentionsIn(body: string): string[] {
  const ids = [...body.matchAll(MENTION)].flatMap(([, id]) => id ?? []);
  return [...new Set(ids)].slice(0, MOST_MENTIONS);
}

/** What a note is called where one line has to do: its first line that says something, without its marks. */
export function titleOf(plain: string): string {
  const line = plain.split('\n').find((one) => one.trim() !== '') ?? '';
  const letters = [...line.trim()];
  return letters.length <= TITLE_LENGTH
    ? letters.join('')
    : `${letters
        .slice(0, TITLE_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}
