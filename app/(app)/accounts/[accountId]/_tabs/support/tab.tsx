import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { ageChart, countChart } from '@/app/(app)/accounts/[accountId]/_tabs/support/charts';
import { LineChart } from '@/components/charts/line-chart';
import { DataTable } from '@/components/data-table/data-table';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ask } from '@/lib/core/operation';
import { exportTickets } from '@/lib/features/ticket/export';
import { listTicketTable, readAccountSupport } from '@/lib/features/ticket/queries';
import { ticketTable } from '@/lib/features/ticket/table';
import { wordChoices } from '@/lib/kit/readable-word';
import { bucketEnd } from '@/lib/kit/time-bucket';
import { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** What the account asks of support: its tickets, and how they develop. */
export const supportTab = defineTab({
  reads: (place) => {
    const { filter, sort, cursor } = tableAt(ticketTable, place).table.state;
    const { accountId, asOf } = place;
    return { reading: ask(readAccountSupport, { accountId, asOf }), page: ask(listTicketTable, { accountId, filter, sort, cursor }) };
  },
  file: (place) => fileOf(exportTickets, tableAt(ticketTable, place).table, { accountId: place.accountId }),
  View: async ({ place, data: { reading, page } }) => {
    const t = await getTranslator('ticket');
    const { table, csvHref } = tableAt(ticketTable, place);
    const { rows, ...window } = page;
    const { months } = reading.trends;
    const isPartial = bucketEnd(reading.asOf, 'month') > reading.asOf;
    const age = ageChart(months, { open: t('age.open'), closed: t('age.closed') }, isPartial, place.locale);
    const { status, priority, type } = reading.words;
    return (
      <Messages areas={['ticket']}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
          <div className="grid grid-cols-3 gap-gap phone:grid-cols-[minmax(0,1fr)]">
            <Panel title={t('trend.age')} meta={t('days')}>
              <LineChart title={t('trend.age')} data={age} />
            </Panel>
            <Panel title={t('trend.priority')} meta={t('openTickets')}>
              <LineChart title={t('trend.priority')} data={countChart(months, 'openByPriority', isPartial, place.locale)} />
            </Panel>
            <Panel title={t('trend.type')} meta={t('openTickets')}>
              <LineChart title={t('trend.type')} data={countChart(months, 'openByType', isPartial, place.locale)} />
            </Panel>
          </div>
          <DataTable
            {...table}
            label={t('label')}
            rows={rows}
            page={window}
            choices={{ status: wordChoices(status), priority: wordChoices(priority), type: wordChoices(type) }}
            aside={<CsvLink href={csvHref} />}
            empty={<PanelEmpty title={t('empty')} text={t('emptyText')} />}
          />
        </div>
      </Messages>
    );
  },
});
