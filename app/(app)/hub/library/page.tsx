import type { Metadata } from 'next';
import { AddPublication } from '@/app/(app)/hub/library/add-publication';
import { DataTable } from '@/components/data-table/data-table';
import { PageHeader } from '@/components/layout/page-header';
import { PanelEmpty } from '@/components/panel/panel-states';
import { may } from '@/lib/core/actor';
import { listMembers } from '@/lib/features/member/queries';
import { listLibrary } from '@/lib/features/publication/queries';
import { LIBRARY_PATH, publicationTable } from '@/lib/features/publication/table';
import { defaultState } from '@/lib/kit/table-state';
import { decodeState } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';
import { currentCaller } from '@/lib/next/session';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('publication'))('label') };
}

/** What can be shared with customers. */
export default async function LibraryPage({ searchParams }: Props) {
  const caller = await currentCaller();
  const base = defaultState(publicationTable);
  const { state, warnings } = decodeState(publicationTable, await searchParams, base);
  const { filter, sort, cursor } = state;
  const [{ rows, ...page }, members] = await Promise.all([
    readForPage(listLibrary, caller, { filter, sort, cursor }),
    readForPage(listMembers, caller, {}),
  ]);
  const t = await getTranslator('publication');
  return (
    <Messages areas={['publication', 'form', 'table', 'upload']}>
      <PageHeader
        title={t('label')}
        meta={t('count', { count: page.total })}
        actions={may(caller.actor, 'publication:write') && <AddPublication />}
      />
      <DataTable
        spec={publicationTable}
        label={t('label')}
        rows={rows}
        page={page}
        state={state}
        base={base}
        dropped={warnings.length}
        place={{ path: LIBRARY_PATH, params: {} }}
        choices={{ addedBy: members.map(({ id, name }) => ({ value: id, label: name })) }}
        empty={<PanelEmpty title={t('emptyLibrary')} text={t('emptyLibraryText')} />}
      />
    </Messages>
  );
}
