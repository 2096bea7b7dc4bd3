import type * as z from 'zod';
import { explainMetric } from '@/app/(app)/accounts/[accountId]/_head/metric-words';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { usersAt } from '@/app/(app)/accounts/[accountId]/_tabs/users/people';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { Explain } from '@/components/ui/explain';
import type { UserTable } from '@/lib/features/usage/contract';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface UserListProps {
  place: AccountPlace;
  page: z.infer<typeof UserTable>;
}

/** The product users of the account; each opens what they use. */
export async function UserList({ place, page }: UserListProps) {
  const t = await getTranslator('account');
  const { table, csvHref } = usersAt(place);
  const { rows, before, previous, next, total, asOf } = page;
  return (
    <DataTable
      {...table}
      label={t('users.label')}
      rows={rows}
      page={{ before, previous, next, total }}
      aside={
        <>
          <Explain explanation={await explainMetric('sessionTime', asOf, place.locale)} />
          <Explain explanation={await explainMetric('activityRank', asOf, place.locale)} />
          <CsvLink href={csvHref} />
        </>
      }
      empty={<PanelEmpty title={t('users.empty')} text={t('users.emptyText')} />}
    />
  );
}
