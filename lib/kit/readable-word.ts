/** Abbreviations among the words that Rapport itself writes. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(['csat', 'nps']);

/** A customer's own word as people read it: "at_risk" is "At risk", "nps" is "NPS". */
export function readableWord(word: string): string {
  if (ABBREVIATIONS.has(word)) return word.toUpperCase();
  const text = word.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Customers' own words as a filter or form offers them. */
export function wordChoices(words: readonly string[]): { value: string; label: string }[] {
  return words.map((value) => ({ value, label: readableWord(value) }));
}
