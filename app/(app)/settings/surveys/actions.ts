'use server';

import { archiveSurvey, createSurvey, restoreSurvey, updateSurvey } from '@/lib/features/survey/definitions';
import { toAction } from '@/lib/next/action';

export const addSurvey = toAction(createSurvey);
export const archive = toAction(archiveSurvey);
export const restore = toAction(restoreSurvey);

export async function changeSurvey(id: string, input: object) {
  return toAction(updateSurvey)({ ...input, id });
}
