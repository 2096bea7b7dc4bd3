import { bringBackContact, changeContact, latestContact, removeContact } from '@/app/(app)/accounts/[accountId]/_records/contact/actions';
import { ContactFacts } from '@/app/(app)/accounts/[accountId]/_records/contact/contact-facts';
import { contactFields } from '@/app/(app)/accounts/[accountId]/_records/contact/fields';
import { Identity } from '@/app/(app)/accounts/[accountId]/_records/contact/identity';
import { Surveys } from '@/app/(app)/accounts/[accountId]/_records/contact/surveys';
import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { KeyStar } from '@/components/contact/key-star';
import { DeleteButton } from '@/components/record/delete-button';
import { RecordDrawer } from '@/components/record/record-drawer';
import { RecordEditor } from '@/components/record/record-editor';
import { ButtonLink } from '@/components/ui/button';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { getContact, listContactChoices } from '@/lib/features/contact/queries';
import { PEOPLE_PATH } from '@/lib/features/contact/table';
import { listInvitations } from '@/lib/features/invitation/queries';
import { readOptOut } from '@/lib/features/opt-out/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** One contact beside the page: what is known, which product user it is, and its merges. */
export const contactPart = recordPart({
  reads: ({ accountId, asOf }, key) => ({
    contact: ask(getContact, { id: key, asOf }),
    choices: ask(listContactChoices, { accountId }),
    optOut: ask(readOptOut, { contactId: key }),
    invitations: ask(listInvitations, { contactId: key }),
  }),
  homeOf: ({ contact }) => contact.account.id,
  View: async ({ place, data: { contact, choices, optOut, invitations }, closeHref }) => {
    const t = await getTranslator('contact');
    const record = await getTranslator('record');
    const { id } = contact;
    const editable = may(place.caller.actor, 'contact:write');
    const openHref = hrefWith(place.path, { ...place.search, open: `contact:${id}` });
    const actions = (
      <>
        <ButtonLink kind="quiet" size="small" icon="user" href={`${PEOPLE_PATH}/${encodeURIComponent(id)}`}>
          {t('personPage')}
        </ButtonLink>
        {editable && <KeyStar isKey={contact.isKey} onChange={changeContact.bind(null, id)} />}
        {editable && (
          <DeleteButton
            remove={removeContact.bind(null, { id })}
            restore={bringBackContact.bind(null, { id })}
            closeHref={closeHref}
            openHref={openHref}
          />
        )}
      </>
    );
    return (
      <Messages areas={['contact']}>
        <RecordDrawer icon="user" kind={record('kinds.contact')} title={contact.name} actions={actions} closeHref={closeHref}>
          <RecordEditor
            editable={editable}
            fields={await contactFields(choices, id)}
            defaults={contact}
            version={contact.version}
            latest={latestContact.bind(null, id)}
            action={changeContact.bind(null, id)}
            draft={`contact:${id}`}
          >
            <ContactFacts contact={contact} />
          </RecordEditor>
          <Identity contact={contact} choices={choices} editable={editable} reader={place} />
          {contact.email && <Surveys contactId={id} optOut={optOut} invitations={invitations.data} editable={editable} reader={place} />}
        </RecordDrawer>
      </Messages>
    );
  },
});
