import type * as z from 'zod';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { contactsAt } from '@/app/(app)/accounts/[accountId]/_tabs/users/people';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ButtonLink } from '@/components/ui/button';
import { may } from '@/lib/core/actor';
import type { ContactChoices, ContactTablePage } from '@/lib/features/contact/contract';
import { hrefWith } from '@/lib/kit/url-codec';
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
  const { rows, before, next, total } = page;
  const addHref = hrefWith(place.path, { ...place.search, new: 'contact' });
  const add = may(place.caller.actor, 'contact:write') && (
    <ButtonLink kind="primary" size="small" icon="plus" href={addHref} scroll={false}>
      {t('add')}
    </ButtonLink>
  );
  return (
    <Messages areas={['contact']}>
      <DataTable
        {...table}
        label={t('label')}
        rows={rows}
        page={{ before, next, total }}
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
