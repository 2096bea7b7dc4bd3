import { settingsPart } from '@/app/(app)/settings/settings-part';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { listAudit } from '@/lib/features/audit/queries';
import { auditTable } from '@/lib/features/audit/table';
import { defaultState } from '@/lib/kit/table-state';
import { decodeState } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default settingsPart('audit', async (caller, _at, { searchParams }: Props) => {
  const { state, warnings } = decodeState(auditTable, await searchParams);
  const input = { filter: state.filter, direction: state.sort.direction, cursor: state.cursor };
  const { rows, before, previous, next } = await readForPage(listAudit, caller, input);
  const t = await getTranslator('settings');
  return (
    <DataTable
      spec={auditTable}
      label={t('audit.label')}
      rows={rows}
      page={{ before, previous, next, total: null }}
      state={state}
      base={defaultState(auditTable)}
      place={{ path: '/settings/audit' }}
      dropped={warnings.length}
      empty={<PanelEmpty title={t('audit.empty')} />}
    />
  );
});
