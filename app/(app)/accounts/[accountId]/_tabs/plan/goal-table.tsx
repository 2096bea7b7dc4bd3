import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { Attribute } from '@/lib/features/attribute/contract';
import type { Goal } from '@/lib/features/plan/contract';
import { goalChoices, goalRows, goalSpec } from '@/lib/features/plan/goal-columns';
import { tableRows } from '@/lib/kit/table-rows';
import { type AccountPlace, tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface GoalTableProps {
  goals: readonly Goal[];
  own: readonly Attribute[];
  place: AccountPlace;
}

/** The goals of the account, with the organization's own columns behind the gear. */
export async function GoalTable({ goals, own, place }: GoalTableProps) {
  const t = await getTranslator('plan');
  const spec = goalSpec(own);
  const { table, csvHref } = tableAt(spec, place);
  const rows = tableRows(spec, goalRows(goals, own), table.state, place);
  const owners = new Map(goals.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : [])));
  const add = addLink(place, 'goal', t('new.goal'));
  return (
    <section aria-label={t('goals')}>
      <h2 className="font-strong">{t('goals')}</h2>
      <DataTable
        {...table}
        label={t('goals')}
        rows={rows}
        page={{ before: 0, next: null, total: rows.length }}
        choices={{ ...goalChoices(own), owner: [...owners].map(([value, label]) => ({ value, label })) }}
        aside={
          <>
            <CsvLink href={csvHref} />
            {add}
          </>
        }
        empty={<PanelEmpty title={t('noGoals')} text={t('noGoalsText')} action={add} />}
      />
    </section>
  );
}
