import type { FormOutcome } from '@/lib/kit/form-outcome';

/** What a form of a reader's page does on the server. */
export type ReaderAction = (input: Record<string, unknown>) => Promise<FormOutcome<object>>;
