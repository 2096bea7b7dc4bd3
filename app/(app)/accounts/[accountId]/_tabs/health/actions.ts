'use server';

import { endOverride, overrideHealth, writePulse } from '@/lib/features/health/commands';
import { rescoreAccount } from '@/lib/features/health/passes';
import { toAction } from '@/lib/next/action';

export const rescore = toAction(rescoreAccount);
export const overrideEnd = toAction(endOverride);

export async function override(accountId: string, input: object) {
  return toAction(overrideHealth)({ ...input, accountId });
}

export async function pulse(accountId: string, input: object) {
  return toAction(writePulse)({ ...input, accountId });
}
