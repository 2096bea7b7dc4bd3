import { NewSurvey } from '@/lib/features/survey/contract';
import { SURVEY_KINDS } from '@/lib/features/survey/metrics';
import { type FieldSpec, fieldSpecs } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** What admins write of a survey; its kind is chosen once. */
export async function surveyFields(isNew: boolean): Promise<FieldSpec[]> {
  const t = await getTranslator('survey');
  const kinds = SURVEY_KINDS.map((value) => ({ value, label: t(`kindLong.${value}`) }));
  return fieldSpecs(NewSurvey, {
    ...(isNew && { kind: { kind: 'select', label: t('field.kind'), options: kinds } }),
    name: { label: t('field.name'), hint: t('field.nameHint'), maxLength: 100 },
    question: { label: t('field.question'), hint: t('field.questionHint'), maxLength: 200 },
    senderName: { label: t('field.senderName'), maxLength: 100 },
    introduction: { kind: 'textarea', label: t('field.introduction'), maxLength: 2000 },
    thanks: { kind: 'textarea', label: t('field.thanks'), hint: t('field.thanksHint'), maxLength: 1000 },
    remindAfterDays: { kind: 'number', label: t('field.remindAfterDays'), hint: t('field.remindHint'), min: 1, max: 90 },
    expiresAfterDays: { kind: 'number', label: t('field.expiresAfterDays') },
    askAgainAfterDays: { kind: 'number', label: t('field.askAgainAfterDays'), hint: t('field.askAgainHint') },
  });
}
