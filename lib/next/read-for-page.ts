import { notFound } from 'next/navigation';
import type { Caller } from '@/lib/core/actor';
import { AppError } from '@/lib/core/errors';
import { invoke, type Operation } from '@/lib/core/operation';

/** What an operation answers, for a page: what is not there is the page that says so. */
export async function readForPage<I, O>(operation: Operation<I, O>, caller: Caller, input: unknown): Promise<O> {
  try {
    return await invoke(operation, caller, input);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
