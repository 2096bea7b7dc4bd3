import Link from 'next/link';
import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { send } from '@/app/(app)/accounts/[accountId]/_records/hub-message/actions';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { composeMessage } from '@/lib/features/hub/compose';
import { accountMessagePath } from '@/lib/features/hub/table';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** Sends documents to contacts of the account; `key` is the contact that it begins with. */
export const newHubMessagePart = recordPart({
  reads: ({ accountId }, key) => ({ compose: ask(composeMessage, { accountId, ...(key && { contactIds: [key] }) }) }),
  View: async ({ place, data: { compose }, closeHref }) => {
    const t = await getTranslator('hub');
    const { people, suggestions, publications } = compose;
    const offered = [...people, ...suggestions.filter(({ id }) => people.every((one) => one.id !== id))];
    const contacts = offered.map(({ id, name }) => ({ value: id, label: name }));
    const fields: FieldSpec[] = [
      { path: 'contactIds', kind: 'choices', label: t('account.contacts'), required: true, options: contacts },
      {
        ...{ path: 'publicationIds', kind: 'choices', label: t('account.documents'), required: true },
        options: publications.map(({ id, title }) => ({ value: id, label: title })),
      },
      { path: 'subject', kind: 'text', label: t('subject'), required: true, maxLength: 200 },
      { path: 'body', kind: 'textarea', label: t('body'), required: true, maxLength: 10_000 },
    ];
    const defaults = {
      contactIds: people.map(({ id }) => id),
      publicationIds: [],
      subject: t('templates.shareSubject'),
      body: t('templates.shareBody'),
    };
    return (
      <RecordDrawer icon="hub" kind={t('account.kind')} title={t('account.title')} closeHref={closeHref}>
        {contacts.length === 0 ? (
          <p className="text-ink-2">{t('account.noContacts')}</p>
        ) : (
          <NewRecord
            fields={fields}
            defaults={defaults}
            action={send}
            submit={t('account.submit')}
            done={t('account.done')}
            draft={`hub-message:new:${place.accountId}`}
            closeHref={closeHref}
          />
        )}
        <Link className="link mt-4 inline-block" href={accountMessagePath(place.accountId)}>
          {t('account.editor')}
        </Link>
      </RecordDrawer>
    );
  },
});
