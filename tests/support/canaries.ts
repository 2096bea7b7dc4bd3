import { canaryOf } from './two-organizations';

/** Texts that only others may read, and which nothing given to a reader may hold. */
export interface Secrets {
  organization: string;
  account?: 'open' | 'hidden';
}

/** Canaries of these that stand in a text: an answer, a page, a mail or a log. */
export function leaks(text: string, secrets: readonly Secrets[]): string[] {
  const readable = `${text} ${decoded(text)}`.toLowerCase();
  return secrets.map(({ organization, account }) => canaryOf(organization, account)).filter((canary) => readable.includes(canary));
}

/** Addresses in a text may be percent-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
