import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { ContactList } from '@/app/(app)/accounts/[accountId]/_tabs/users/contact-list';
import { askChoices, askContacts, askUsers, peopleFile, showsUsers, USERS } from '@/app/(app)/accounts/[accountId]/_tabs/users/people';
import { UserList } from '@/app/(app)/accounts/[accountId]/_tabs/users/user-list';
import { SegmentedLinks } from '@/components/ui/segmented';
import { hrefWith } from '@/lib/kit/url-codec';
import { keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** The people of the account: those we talk to, and those who use the product. */
export const usersTab = defineTab({
  reads: (place) => ({ contacts: askContacts(place), choices: askChoices(place), users: askUsers(place) }),
  file: peopleFile,
  View: async ({ place, data: { contacts, choices, users } }) => {
    const t = await getTranslator('contact');
    const kinds = [
      { id: 'contacts', label: t('of.contacts'), href: hrefWith(place.path, keptParams(place)) },
      { id: 'users', label: t('of.users'), href: hrefWith(place.path, { ...keptParams(place), ...USERS }) },
    ];
    return (
      <>
        <SegmentedLinks label={t('of.label')} current={showsUsers(place) ? 'users' : 'contacts'} items={kinds} />
        {contacts && choices && <ContactList place={place} page={contacts} choices={choices} />}
        {users && <UserList place={place} page={users} />}
      </>
    );
  },
});
