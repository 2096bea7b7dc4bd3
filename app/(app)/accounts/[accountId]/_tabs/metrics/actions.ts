'use server';

import { firstContent } from '@/app/(app)/charts/_explorer/place';
import { saveAccountLayout } from '@/lib/features/chart/layout';
import type { ChartSize } from '@/lib/features/chart/metrics';
import { toAction } from '@/lib/next/action';

const save = toAction(saveAccountLayout);
const unchanged = { keep: [], remove: [], additions: [] };

/** A chart that was made on an account is on every account's tab (seed 002). */
export async function createOn(accountId: string, { name, days, ...fields }: { name?: unknown; days?: unknown }) {
  const content = { ...firstContent(), ...fields, days: Number(days) };
  return save({ accountId, ...unchanged, additions: [{ add: 'new', name, content }] });
}

/** A chart of the Chart Explorer: a link, on every account's tab or this one's, or a copy for this one. */
export async function loadOn(accountId: string, { chartId, how }: { chartId?: unknown; how?: unknown }) {
  const addition = how === 'copy' ? { add: 'copy', chartId } : { add: 'link', chartId, everywhere: how === 'everywhere' };
  return save({ accountId, ...unchanged, additions: [addition] });
}

export async function takeOff(accountId: string, id: string) {
  return save({ accountId, ...unchanged, remove: [id] });
}

export async function putBack(accountId: string, id: string) {
  return save({ accountId, ...unchanged, restore: [id] });
}

/** Takes what was just added off again. */
export async function takeBack(accountId: string, { added }: { added: readonly string[] }) {
  return save({ accountId, ...unchanged, remove: added });
}

/** @param keep ids of the places in their new order */
export async function arrange(accountId: string, keep: readonly string[]) {
  return save({ accountId, ...unchanged, keep });
}

export async function resize(accountId: string, id: string, size: ChartSize) {
  return save({ accountId, ...unchanged, sizes: [{ id, ...size }] });
}
