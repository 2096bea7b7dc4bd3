'use server';

import { createPlay, deletePlay, restorePlay, updatePlay } from '@/lib/features/play/commands';
import { evaluatePlays, tryPlay } from '@/lib/features/play/evaluate';
import { toAction } from '@/lib/next/action';

export const addPlay = toAction(createPlay);
export const removePlay = toAction(deletePlay);
export const bringBackPlay = toAction(restorePlay);

export async function changePlay(id: string, input: object) {
  return toAction(updatePlay)({ ...input, id });
}

export async function tryOut(playId: string | undefined, criteria: object) {
  return toAction(tryPlay)({ ...criteria, playId });
}

export async function evaluateNow() {
  return toAction(evaluatePlays)({});
}
