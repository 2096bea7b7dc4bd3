import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { sendSurvey } from '@/lib/features/invitation/commands';
import { setOptOut } from '@/lib/features/opt-out/commands';
import { createSurvey } from '@/lib/features/survey/definitions';

interface Place {
  /** Each account gets an invitation of its first contact, and its second one wants none. */
  accounts: readonly string[];
  canary: string;
}

/** A survey that was sent to a contact of each account. @returns its id */
export async function populateSurveys(system: Caller, { accounts, canary }: Place): Promise<string> {
  const words = { name: `${canary} survey`, question: `${canary} question`, senderName: `${canary} sender`, introduction: canary, thanks: canary };
  const { id: surveyId } = await invoke(createSurvey, system, { kind: 'nps', ...words });
  for (const accountId of accounts) {
    await invoke(sendSurvey, system, { accountId, surveyId, contactIds: [`${accountId}-first`] });
    await invoke(setOptOut, system, { contactId: `${accountId}-second`, optedOut: true });
  }
  return surveyId;
}
