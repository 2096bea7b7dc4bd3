'use server';

import { endAbsence, shareAbsence } from '@/lib/features/hub-manager/absence';
import { saveHubPreferences } from '@/lib/features/hub-manager/preferences';
import { toAction } from '@/lib/next/action';

export const savePreferences = toAction(saveHubPreferences);

export const share = toAction(shareAbsence);

/** Ends an absence early. */
export async function endSharing(id: string) {
  return toAction(endAbsence)({ id });
}
