import { settingsPart } from '@/app/(app)/settings/settings-part';
import { addSurvey } from '@/app/(app)/settings/surveys/actions';
import { surveyFields } from '@/app/(app)/settings/surveys/survey-fields';
import { SurveyRow } from '@/app/(app)/settings/surveys/survey-row';
import { FormDialog } from '@/components/form/form-dialog';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { listSurveys } from '@/lib/features/survey/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

const DEFAULTS = { kind: 'nps', remindAfterDays: 5, expiresAfterDays: 14, askAgainAfterDays: 90 };

export default settingsPart('surveys', async (caller) => {
  const surveys = await readForPage(listSurveys, caller, {});
  const t = await getTranslator('survey');
  const { actor, organization } = caller;
  const words = { question: t('example.question', { organization: organization.name }), thanks: t('example.thanks') };
  const add = (
    <FormDialog
      label={t('new')}
      kind="primary"
      icon="plus"
      title={t('new')}
      fields={await surveyFields(true)}
      defaults={{ ...DEFAULTS, ...words, senderName: actor.kind === 'user' ? actor.name : organization.name }}
      submit={t('create')}
      action={addSurvey}
      done={t('created')}
    />
  );
  return (
    <Panel title={t('surveys')} actions={add} flush>
      <p className="px-card pb-2 text-sm text-ink-2">{t('surveysText')}</p>
      {surveys.length === 0 && <PanelEmpty title={t('noSurveys')} text={t('noSurveysText')} />}
      <ul aria-label={t('surveys')}>
        {surveys.map((survey) => (
          <SurveyRow key={survey.id} survey={survey} />
        ))}
      </ul>
    </Panel>
  );
});
