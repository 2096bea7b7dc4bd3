import type { ComponentProps } from 'react';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { HubsHead } from '@/app/(app)/hub/_manager/hubs-head';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { Caller } from '@/lib/core/actor';
import type { Whose } from '@/lib/features/hub-manager/table';
import { hrefWith } from '@/lib/kit/url-codec';
import { Messages } from '@/lib/next/messages-scope';

type Table<Row extends object> = ComponentProps<typeof DataTable<Row>>;

interface HubListProps<Row extends object> extends Pick<Table<Row>, 'choices'> {
  caller: Caller;
  /** Title, and what is said where there is nothing. */
  words: { title: string; empty: string; emptyText: string };
  place: { csvHref: string; table: Pick<Table<Row>, 'spec' | 'state' | 'base' | 'dropped' | 'place'> };
  list: { rows: Table<Row>['rows']; whose: Whose } & Table<Row>['page'];
}

/** A table over hubs with what stands above each of them: whose they are, updates, a new message. */
export function HubList<Row extends object>({ caller, words, place: { csvHref, table }, list, choices }: HubListProps<Row>) {
  const { rows, whose, ...page } = list;
  return (
    <Messages areas={['hubManager', 'form', 'table']}>
      <HubsHead
        caller={caller}
        title={words.title}
        meta={String(page.total)}
        whose={whose}
        whoseHref={(one) => hrefWith(table.place.path, { whose: one })}
      />
      <DataTable
        {...table}
        label={words.title}
        rows={rows}
        page={page}
        choices={choices}
        aside={<CsvLink href={csvHref} />}
        empty={<PanelEmpty title={words.empty} text={words.emptyText} />}
      />
    </Messages>
  );
}
