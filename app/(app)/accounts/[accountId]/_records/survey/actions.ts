'use server';

import { sendSurvey } from '@/lib/features/invitation/commands';
import { toAction } from '@/lib/next/action';

export async function send(accountId: string, surveyId: string, contactIds: readonly string[]) {
  return toAction(sendSurvey)({ accountId, surveyId, contactIds });
}
