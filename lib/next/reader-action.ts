import { invoke, type Operation } from '@/lib/core/operation';
import type { FormError } from '@/lib/kit/form-outcome';
import { type ActionOutcome, openAction } from '@/lib/next/action';
import { currentVisitor } from '@/lib/next/hub-visitor';
import { getTranslator } from '@/lib/next/messages';

/** Faults that readers have words for, by code; of the others they hear that it did not work. */
const KNOWN = ['self', 'ended', 'tooMany', 'limit', 'not_found', 'invalid_format', 'too_small'] as const;

/** The first fault of each field, in the reader's language. */
async function worded(errors: readonly FormError[], hubId: string): Promise<FormError[]> {
  const visitor = await currentVisitor(hubId).catch(() => null);
  const t = await getTranslator('hubPage', visitor?.language);
  const first = errors.filter(({ path }, index) => errors.findIndex((error) => error.path === path) === index);
  return first.map(({ path, code }) => {
    const known = KNOWN.find((one) => one === code) ?? (path === '' ? 'failed' : 'invalid');
    return { path, code, message: t(`error.${known}`) };
  });
}

/** What a form of a reader's page does: an operation of the hub that is open to them. */
export async function readerAction<I, O>(operation: Operation<I, O>, hubId: string, input: Record<string, unknown>): Promise<ActionOutcome<O>> {
  const outcome = await openAction(async () => invoke(operation, await currentVisitor(hubId), input));
  return outcome.ok ? outcome : { ...outcome, errors: await worded(outcome.errors, hubId) };
}
