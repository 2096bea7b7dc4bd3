import { PLACEHOLDERS, type Placeholder } from './table';

const BRACES = /\{(\w+)\}/g;
const KNOWN: ReadonlySet<string> = new Set(PLACEHOLDERS);

/** Words in braces that stand for nothing. */
export function unknownPlaceholders(text: string): string[] {
  const named = [...text.matchAll(BRACES)].map(([, name = '']) => name);
  return [...new Set(named.filter((name) => !KNOWN.has(name)))];
}

/** A text with each placeholder's value in its place. */
export function fillIn(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(BRACES, (braces, name: string) => (KNOWN.has(name) ? values[name as Placeholder] : braces));
}

/** An address as only its owner recognises it: the first letter and the domain. */
export const hiddenAddress = (email: string) => email.replace(/^(.)[^@]*/, '$1…');

/** The hour of an instant, within which the same blocked attempt is told once, so that nobody floods whom it is told to. */
export const hourOf = (at: Date) => at.toISOString().slice(0, 'YYYY-MM-DDTHH'.length);

/** Programs that name themselves: scanners of mail, previews of chats, crawlers, scripts. */
const PROGRAM =
  /bot|crawl|spider|preview|scan|headless|phantom|curl|wget|python|java\/|go-http|node-fetch|okhttp|axios|libwww|httpclient|facebookexternalhit/i;

/** Whether what opened a door says of itself that it is a program; a browser always names itself and its language. */
export const looksAutomated = (agent: string, acceptLanguage: string | null) => agent === '' || !acceptLanguage || PROGRAM.test(agent);
