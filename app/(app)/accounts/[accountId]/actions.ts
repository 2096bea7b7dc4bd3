'use server';

import { pinAccount, unpinAccount } from '@/lib/features/account/pins';
import { done, toAction } from '@/lib/next/action';

/** Pins the account to the reader's rail, or takes it off. */
export async function follow(accountId: string, isFollowed: boolean): Promise<void> {
  done(await toAction(isFollowed ? pinAccount : unpinAccount)({ accountId }));
}
