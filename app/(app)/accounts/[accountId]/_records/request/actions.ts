'use server';

import { cancelRequest, createRequest } from '@/lib/features/request/commands';
import { toAction } from '@/lib/next/action';

/** Asks; a recipient who was chosen and not named goes by the name that is known. */
export async function ask(accountId: string, known: Readonly<Record<string, string>>, { name, ...input }: Record<string, unknown>) {
  const email = String(input.email ?? '')
    .trim()
    .toLowerCase();
  return toAction(createRequest)({ ...input, accountId, name: name || known[email] || email.split('@')[0] });
}

export const cancel = toAction(cancelRequest);
