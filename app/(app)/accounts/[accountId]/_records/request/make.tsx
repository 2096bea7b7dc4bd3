import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { ask as askFor, cancel } from '@/app/(app)/accounts/[accountId]/_records/request/actions';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import { ask } from '@/lib/core/operation';
import { DEFAULT_DAYS, type InformationRequest } from '@/lib/features/request/contract';
import { listRequestChoices, listRequests } from '@/lib/features/request/queries';
import { formatInstant } from '@/lib/kit/date-format';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** Asks a person for attributes by a link, and shows what was asked before. */
export const newRequest = recordPart({
  reads: ({ accountId }) => ({ choices: ask(listRequestChoices, { accountId }), requests: ask(listRequests, { accountId }) }),
  View: async ({ place, data: { choices, requests }, closeHref }) => {
    const t = await getTranslator('request');
    const record = await getTranslator('record');
    const { recipients, questions } = choices;
    const people = recipients.map(({ email, name }) => ({ value: email, label: name }));
    const fields: FieldSpec[] = [
      { path: 'email', kind: 'text', label: t('email'), hint: t('emailHint'), required: true, maxLength: 254, options: people },
      { path: 'name', kind: 'text', label: t('name'), hint: t('nameHint'), required: false, maxLength: 100 },
      { path: 'fields', kind: 'choices', label: t('fields'), required: true, options: questions.map(({ key, label }) => ({ value: key, label })) },
      { path: 'message', kind: 'textarea', label: t('message'), required: false, maxLength: 2000 },
      { path: 'days', kind: 'number', label: t('days'), required: true, min: 1, max: 90 },
    ];
    const known = Object.fromEntries(recipients.map(({ email, name }) => [email, name]));
    return (
      <RecordDrawer icon="form" kind={record('kinds.request')} title={t('new')} closeHref={closeHref}>
        <NewRecord
          fields={fields}
          defaults={{ days: DEFAULT_DAYS, fields: [] }}
          action={askFor.bind(null, place.accountId, known)}
          submit={t('send')}
          done={t('sent')}
          draft={`request:new:${place.accountId}`}
          closeHref={closeHref}
        />
        <Asked requests={requests} labels={new Map(questions.map(({ key, label }) => [key, label]))} place={place} />
      </RecordDrawer>
    );
  },
});

interface AskedProps {
  requests: readonly InformationRequest[];
  labels: ReadonlyMap<string, string>;
  place: AccountPlace;
}

/** The requests so far; open ones can be cancelled. */
async function Asked({ requests, labels, place }: AskedProps) {
  const t = await getTranslator('request');
  if (requests.length === 0) return null;
  return (
    <section aria-label={t('asked')} className="mt-6">
      <h3 className="font-strong">{t('asked')}</h3>
      <ul className="-mx-card">
        {requests.map(({ id, name, email, fields, state, createdAt }) => (
          <SettingsRow
            key={id}
            title={t('to', { name, email })}
            text={t('askedText', {
              at: formatInstant(createdAt.toISOString(), place.locale, place.timeZone),
              fields: fields.map((key) => labels.get(key) ?? key).join(', '),
            })}
            tags={<Tag>{t(`state.${state}`)}</Tag>}
            actions={state === 'open' && <ActButton label={t('cancel')} done={t('cancelled')} action={cancel.bind(null, { id })} />}
          />
        ))}
      </ul>
    </section>
  );
}
