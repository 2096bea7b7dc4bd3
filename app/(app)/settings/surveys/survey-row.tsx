import { archive, changeSurvey, restore } from '@/app/(app)/settings/surveys/actions';
import { surveyFields } from '@/app/(app)/settings/surveys/survey-fields';
import { FormDialog } from '@/components/form/form-dialog';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import type { Survey } from '@/lib/features/survey/contract';
import { getTranslator } from '@/lib/next/messages';

/** One survey with its question and its waits, and what can be done to it. */
export async function SurveyRow({ survey }: { survey: Survey }) {
  const t = await getTranslator('survey');
  const { id, kind, name, question, remindAfterDays, expiresAfterDays, version, archived } = survey;
  const waits = [
    remindAfterDays === null ? t('noReminder') : t('remindsAfter', { days: remindAfterDays }),
    t('closesAfter', { days: expiresAfterDays }),
  ];
  const act = archived ? (
    <ActButton label={t('restore')} done={t('restored')} action={restore.bind(null, { id })} />
  ) : (
    <>
      <FormDialog
        key={version}
        label={t('edit')}
        kind="quiet"
        title={t('edit')}
        fields={await surveyFields(false)}
        defaults={survey}
        version={version}
        submit={t('save')}
        action={changeSurvey.bind(null, id)}
        done={t('saved')}
      />
      <ActButton
        label={t('archive')}
        done={t('archived')}
        confirm={{ title: t('confirm', { name }), text: t('confirmText') }}
        action={archive.bind(null, { id })}
      />
    </>
  );
  const tags = [t(`kind.${kind}`), ...(archived ? [t('archived')] : waits)];
  return <SettingsRow title={name} text={question} tags={tags.map((word) => <Tag key={word}>{word}</Tag>)} actions={act} />;
}
