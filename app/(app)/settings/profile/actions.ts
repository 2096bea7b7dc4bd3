'use server';

import { env } from '@/lib/core/env';
import { saveAlertPreference } from '@/lib/features/alert/preferences';
import { changePassword, updateProfile } from '@/lib/features/profile/commands';
import { makeCalendarFeed, revokeCalendarFeed } from '@/lib/features/task/feed';
import { toAction } from '@/lib/next/action';

export const rename = toAction(updateProfile);
export const replacePassword = toAction(changePassword);

export async function makeFeed() {
  const outcome = await toAction(makeCalendarFeed)({});
  return outcome.ok ? { ...outcome, data: { url: new URL(outcome.data.path, env().APP_ORIGIN).href } } : outcome;
}

export async function revokeFeed() {
  return toAction(revokeCalendarFeed)({});
}

const hourOf = (given: unknown) => (given === undefined || given === null || given === '' ? null : Number(given));

/** How one hears of alerts; hours come as texts. */
export async function saveAlertMail({ delivery, dailyAt, quietFrom, quietTo }: Record<string, unknown>) {
  return toAction(saveAlertPreference)({ delivery, dailyAt: hourOf(dailyAt), quietFrom: hourOf(quietFrom), quietTo: hourOf(quietTo) });
}
