import type * as z from 'zod';
import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { contactsAt } from '@/app/(app)/accounts/[accountId]/_tabs/users/people';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { ContactChoices, ContactTablePage } from '@/lib/features/contact/contract';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

interface ContactListProps {
  place: AccountPlace;
  page: z.infer<typeof ContactTablePage>;
  choices: z.infer<typeof ContactChoices>;
}

/** The contacts of the account; each opens beside the list. */
export async function ContactList({ place, page, choices }: ContactListProps) {
  const t = await getTranslator('contact');
  const { table, csvHref } = contactsAt(place);
  const { rows, ...window } = page;
  const add = addLink(place, 'contact', t('add'));
  return (
    <Messages areas={['contact']}>
      <DataTable
        {...table}
        label={t('label')}
        rows={rows}
        page={window}
        choices={{ role: choices.roles }}
        aside={
          <>
            <CsvLink href={csvHref} />
            {add}
          </>
        }
        empty={<PanelEmpty title={t('empty')} text={t('emptyText')} action={add} />}
      />
    </Messages>
  );
}
