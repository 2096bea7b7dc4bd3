/**
 * Each pattern of Markdown's marks with what stays of it; block marks go at the beginnings of lines. Spans are bounded,
 * so that no text takes longer than its length makes it.
 */
const MARKS: readonly [RegExp, string][] = [
  [/^ {0,3}(?:#{1,6} +|> ?|[-*+] +(?:\[[ xX]\] +)?|\d{1,9}[.)] +)/gm, ''],
  [/^ {0,3}(?:```|~~~).*$/gm, ''],
  [/!?\[([^[\]\n]{0,500})\]\([^()\s]{0,2000}\)/g, '$1'],
  [/(\*\*|__|~~|`)(?=\S)([^\n]{0,500}?\S)\1/g, '$2'],
  [/(^|[^\w*])[*_](?=\S)([^*_\n]{0,500}?\S)[*_](?!\w)/g, '$1$2'],
];

/** Markdown as a plain text for search and excerpts: words stay as they are, marks and addresses of links go. */
export function markdownText(markdown: string): string {
  return MARKS.reduce((text, [mark, rest]) => text.replace(mark, rest), markdown).trim();
}
