'use server';

import { startPlay, stopPlay } from '@/lib/features/play/commands';
import { toAction } from '@/lib/next/action';

export async function start(accountId: string, input: object) {
  return toAction(startPlay)({ ...input, accountId });
}

export const stop = toAction(stopPlay);
