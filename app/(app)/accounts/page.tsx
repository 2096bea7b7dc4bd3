import { AccountTable } from '@/app/(app)/accounts/_list/account-table';
import { Density } from '@/app/(app)/accounts/_list/density';
import { ListActions } from '@/app/(app)/accounts/_list/list-actions';
import { readAddress, readList, type SearchParams, tableWith } from '@/app/(app)/accounts/_list/read-list';
import { savePreferences } from '@/app/(app)/actions';
import { PageHeader } from '@/components/layout/page-header';
import { PanelEmpty } from '@/components/panel/panel-states';
import { may } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { invoke } from '@/lib/core/operation';
import { listAttributes } from '@/lib/features/attribute/queries';
import { formatDay } from '@/lib/kit/date-format';
import { addDays, localDay } from '@/lib/kit/day';
import { getTranslator, readLocale } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readPreferences } from '@/lib/next/preferences';
import { currentCaller } from '@/lib/next/session';

/** The accounts that the reader may see. Everything they chose stands in the address. */
export default async function AccountsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const caller = await currentCaller();
  const { views, address } = await readAddress(caller, await searchParams);
  const [{ list, choices }, attributes] = await Promise.all([readList(caller, address.state), invoke(listAttributes, caller, {})]);
  const t = await getTranslator('accounts');
  const editable = may(caller.actor, 'account:write');
  const asOf = addDays(localDay(clock.now(), caller.organization.timezone), -1);
  return (
    <Messages areas={['accounts', 'form', 'survey', 'table', 'tag']}>
      <PageHeader
        title={t('title')}
        meta={t(address.state.filter.all.length === 0 ? 'count' : 'matching', { count: list.total })}
        actions={<ListActions state={address.state} base={address.base} types={choices.type} editable={editable} />}
      />
      <AccountTable
        spec={tableWith(attributes)}
        rows={list.rows}
        page={{ before: list.before, previous: list.previousCursor, next: list.nextCursor, total: list.total }}
        address={address}
        views={views}
        choices={choices}
        attributes={attributes}
        editable={editable}
        asks={may(caller.actor, 'survey:write')}
        aside={
          <>
            <span className="text-sm text-ink-2">{t('asOf', { day: formatDay(asOf, await readLocale()) })}</span>
            <Density preferences={await readPreferences()} savePreferences={savePreferences} />
          </>
        }
        empty={<PanelEmpty title={t('empty.title')} text={t('empty.text')} />}
      />
    </Messages>
  );
}
