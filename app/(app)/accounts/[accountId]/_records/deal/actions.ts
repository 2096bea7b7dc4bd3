'use server';

import { createDeal, deleteDeal, restoreDeal, updateDeal } from '@/lib/features/deal/commands';
import { getDeal } from '@/lib/features/deal/queries';
import type { FormError } from '@/lib/kit/form-outcome';
import { parseMoney } from '@/lib/kit/money';
import { done, toAction } from '@/lib/next/action';
import { getTranslator } from '@/lib/next/messages';
import { dealValues } from './fields';

export const removeDeal = toAction(deleteDeal);
export const bringBackDeal = toAction(restoreDeal);

interface TypedDeal {
  amount?: string | null;
  currency?: string | null;
}

/** The amount as people type it, in minor units; the form says so when it is none. */
async function typedAmount({ amount, currency }: TypedDeal): Promise<{ amount: number | null } | { errors: FormError[] }> {
  if (!amount || !currency) return { amount: null };
  const minor = parseMoney(amount, currency);
  if (minor !== null) return { amount: minor };
  return { errors: [{ path: 'amount', code: 'amount', message: (await getTranslator('deal'))('badAmount', { currency }) }] };
}

export async function addDeal(accountId: string, input: TypedDeal) {
  const typed = await typedAmount(input);
  return 'errors' in typed ? typed : toAction(createDeal)({ ...input, ...typed, accountId });
}

export async function changeDeal(id: string, input: TypedDeal) {
  const typed = await typedAmount(input);
  return 'errors' in typed ? typed : toAction(updateDeal)({ ...input, ...typed, id });
}

/** What a deal says now, as its form holds it. */
export async function latestDeal(id: string) {
  const deal = done(await toAction(getDeal)({ id }));
  return { version: deal.version, values: dealValues(deal) };
}
