import { notFound } from 'next/navigation';
import type { Caller } from '@/lib/core/actor';
import { AppError } from '@/lib/core/errors';
import { invoke, type Operation } from '@/lib/core/operation';
import { tellingClosed } from './closed-hub';
import { currentVisitor } from './hub-visitor';

async function orNotFound<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

/** What an operation answers, for a page: what is not there is the page that says so. */
export async function readForPage<I, O>(operation: Operation<I, O>, caller: Caller, input: unknown): Promise<O> {
  return orNotFound(() => invoke(operation, caller, input));
}

/** The same for a reader in their hub; without an open session, whatever ended it, nothing is there. */
export async function readForVisitor<I, O>(operation: Operation<I, O>, hubId: string, input: { itemId?: string }): Promise<O> {
  return orNotFound(() => tellingClosed(hubId, input.itemId, async () => invoke(operation, await currentVisitor(hubId), input)));
}
