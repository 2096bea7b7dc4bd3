import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { send } from '@/app/(app)/accounts/[accountId]/_records/survey/actions';
import { PanelEmpty } from '@/components/panel/panel-states';
import { RecordDrawer } from '@/components/record/record-drawer';
import { MailPreview } from '@/components/survey/mail-preview';
import { SendSurvey } from '@/components/survey/send-survey';
import { SurveyPicker } from '@/components/survey/survey-picker';
import { ask } from '@/lib/core/operation';
import { readSending } from '@/lib/features/invitation/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** Sends a survey to contacts of the account: which one, to whom, and how the mail will look. */
export const newSurveyPart = recordPart({
  reads: ({ accountId }, key) => ({ sending: ask(readSending, { accountId, ...(key && { surveyId: key }) }) }),
  View: async ({ place, data: { sending }, closeHref }) => {
    const t = await getTranslator('survey');
    const record = await getTranslator('record');
    const { surveys, chosen } = sending;
    const hrefs = Object.fromEntries(surveys.map(({ id }) => [id, hrefWith(place.path, { ...place.search, new: `survey:${id}` })]));
    const options = surveys.map(({ id, name }) => ({ value: id, label: name }));
    return (
      <Messages areas={['survey']}>
        <RecordDrawer icon="send" kind={record('kinds.survey')} title={t('send')} closeHref={closeHref}>
          {chosen === null ? (
            <PanelEmpty title={t('noSurveys')} text={t('askAdmin')} />
          ) : (
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <SurveyPicker label={t('which')} current={chosen.id} surveys={options} hrefs={hrefs} />
              <SendSurvey
                key={chosen.id}
                recipients={chosen.recipients}
                send={send.bind(null, place.accountId, chosen.id)}
                locale={place.locale}
                closeHref={closeHref}
              />
              <MailPreview label={t('preview')} subject={chosen.mail.subject} html={chosen.mail.html} />
            </div>
          )}
        </RecordDrawer>
      </Messages>
    );
  },
});
