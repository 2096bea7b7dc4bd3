import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { deviceOf } from '@/lib/core/auth/device';
import type { Device } from '@/lib/core/auth/sessions';
import { env } from '@/lib/core/env';
import { AppError, type ErrorCode, toAppError } from '@/lib/core/errors';
import { invoke, type Operation } from '@/lib/core/operation';
import type { FormError } from '@/lib/kit/form-outcome';
import { isSameOrigin } from '@/lib/kit/same-origin';
import { readerOfPage } from '@/lib/next/seen-as';
import { findCaller } from '@/lib/next/session';

/** What an action answers; `errors` is never empty and is what a Form shows. */
export type ActionOutcome<Data> =
  | { ok: true; data: Data }
  | { ok: false; error: { code: ErrorCode; message: string; retryAfter?: number }; errors: FormError[] };

function failure(thrown: unknown): ActionOutcome<never> {
  const { code, message, errors, retryAfter } = toAppError(thrown);
  return { ok: false, error: { code, message, retryAfter }, errors: errors.length > 0 ? errors : [{ path: '', code, message }] };
}

/** @throws AppError forbidden when another site's page made the request */
async function demandSameOrigin(): Promise<void> {
  const given = await headers();
  if (!isSameOrigin((name) => given.get(name), env().APP_ORIGIN)) throw new AppError('forbidden', `Open the application at ${env().APP_ORIGIN}`);
}

async function guarded<T>(work: () => Promise<T>): Promise<ActionOutcome<T>> {
  try {
    await demandSameOrigin();
    return { ok: true, data: await work() };
  } catch (error) {
    return failure(error);
  }
}

/** A server action around an operation: same origin, signed in, through the one door; a write redraws the page. */
export function toAction<I, O>(operation: Operation<I, O>): (input: unknown) => Promise<ActionOutcome<O>> {
  return (input) =>
    guarded(async () => {
      const caller = await findCaller();
      if (!caller) throw new AppError('unauthenticated');
      const data = await invoke(operation, await readerOfPage(caller), input);
      if (operation.kind === 'write') refresh();
      return data;
    });
}

/** A server action for people who are not signed in: same origin, and `work` finds the caller by what they hold. */
export function openAction<T>(work: (device: Device) => Promise<T>): Promise<ActionOutcome<T>> {
  return guarded(async () => {
    const given = await headers();
    return work(deviceOf((name) => given.get(name)));
  });
}

/** What an action did, for callers that put their screen back by themselves. @throws AppError when it failed */
export function done<Data>(outcome: ActionOutcome<Data>): Data {
  if (!outcome.ok) throw new AppError(outcome.error.code);
  return outcome.data;
}
