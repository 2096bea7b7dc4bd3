'use server';

import { endItem, updateHub } from '@/lib/features/hub/options';
import { toAction } from '@/lib/next/action';

/** Changes what a hub allows; a passcode stays as it is unless another one is said or none is wanted. */
export async function changeAccess(id: string, { passcode, withoutPasscode, ...access }: Record<string, unknown>) {
  const next = withoutPasscode === true ? { passcode: null } : passcode ? { passcode } : {};
  return toAction(updateHub)({ id, ...access, ...next });
}

/** An empty day is none. */
export async function endDocument(itemId: string, { expiresOn }: Record<string, unknown>) {
  return toAction(endItem)({ itemId, expiresOn: expiresOn || null });
}
