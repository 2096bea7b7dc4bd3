import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { ContactsPanel } from '@/app/(app)/accounts/[accountId]/_tabs/hub/contacts-panel';
import { MessagesPanel } from '@/app/(app)/hub/_manager/messages-panel';
import { TimelinePanel } from '@/app/(app)/hub/_manager/timeline-panel';
import { ask } from '@/lib/core/operation';
import { accountHref } from '@/lib/features/account/address';
import { readAccountHubs } from '@/lib/features/hub-manager/account';
import { HUB_MESSAGES_PATH } from '@/lib/features/hub-manager/table';
import { hrefWith } from '@/lib/kit/url-codec';
import { keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** What the account's contacts were sent, and how they read it; each line leads into the Account Hub Manager. */
export const hubTab = defineTab({
  reads: ({ accountId }) => ({ hubs: ask(readAccountHubs, { accountId }) }),
  View: async ({ place, data: { hubs } }) => {
    const t = await getTranslator('hubManager');
    const contacts = <ContactsPanel hubs={hubs} place={place} action={addLink(place, 'hubMessage', t('account.send'))} />;
    if (hubs.contacts.length === 0) return contacts;
    const told = hrefWith(accountHref(place.accountId, 'timeline'), { ...keptParams(place), kinds: 'campaign,reading' });
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-gap wide:grid-cols-[minmax(0,1fr)_var(--side)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
          {contacts}
          <MessagesPanel page={hubs.messages} meta={t('account.latest')} allHref={hrefWith(HUB_MESSAGES_PATH, { whose: 'all' })} reader={place} />
        </div>
        <TimelinePanel page={hubs.timeline} reader={place} allHref={told} isOfAccount />
      </div>
    );
  },
});
