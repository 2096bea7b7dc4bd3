'use server';

import { after } from 'next/server';
import { countAttempt } from '@/lib/core/auth/throttle';
import { callerFromAddress, callerFromToken } from '@/lib/core/auth/token-door';
import { log } from '@/lib/core/log';
import { invoke, parseInput } from '@/lib/core/operation';
import { acceptInvitation } from '@/lib/features/member/acceptance';
import { resetPassword, sendReset } from '@/lib/features/profile/commands';
import { ResetRequest } from '@/lib/features/profile/contract';
import { openAction } from '@/lib/next/action';

async function mailReset(email: string): Promise<void> {
  const home = await callerFromAddress(email, 'password reset');
  if (home) await invoke(sendReset, home.caller, { memberId: home.membershipId });
}

/** Answers before it looks the address up, so that neither words nor timing tell who signs in here. */
export async function requestReset(input: unknown) {
  return openAction(async ({ address }) => {
    const { email } = parseInput(ResetRequest, input);
    await countAttempt('reset', { address, account: email });
    after(() => mailReset(email).catch((error) => log.error({ error }, 'password reset failed')));
    return {};
  });
}

export async function reset(token: string, input: object) {
  return openAction(async (device) => {
    const caller = await callerFromToken('reset', String(token), device);
    return invoke(resetPassword, caller, { ...input, token });
  });
}

export async function accept(token: string, input: object) {
  return openAction(async (device) => {
    const caller = await callerFromToken('invitation', String(token), device);
    return invoke(acceptInvitation, caller, { ...input, token });
  });
}
