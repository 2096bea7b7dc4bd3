import type { Candidate, RenderedMail, Sent } from '@/lib/features/hub/contract';
import type { FormError } from '@/lib/kit/form-outcome';
import type { ReaderLanguage } from '@/lib/kit/reader-language';

type Outcome<Data> = { ok: true; data: Data } | { ok: false; errors: readonly FormError[] };

/** What the form of a message does on the server. */
export interface MessageActions {
  find(input: unknown): Promise<Outcome<{ data: Candidate[] }>>;
  preview(input: unknown): Promise<Outcome<RenderedMail>>;
  send(input: unknown): Promise<Outcome<Sent>>;
}

/** A message as far as it is written. */
export interface LetterDraft {
  subject: string;
  body: string;
  language: ReaderLanguage;
  publicationIds: readonly string[];
}

/** Whether a person can get a mail. */
export const isReachable = ({ email, isRevoked }: Candidate) => email !== null && !isRevoked;
