import { saveAndCheck } from '@/app/(app)/settings/imports/actions';
import { ColumnEditor } from '@/components/import/column-editor';
import { Panel } from '@/components/panel/panel';
import type { ImportDetail } from '@/lib/features/import/contract';
import { getTranslator } from '@/lib/next/messages';

/** What the columns of the file are. */
export async function ImportColumns({ detail }: { detail: ImportDetail }) {
  const t = await getTranslator('dataImport');
  const { id, kind, header, samples, mapping, targets, reason } = detail;
  const choices = targets.map(({ id: target, label, required }) => ({ id: target, required, label: label ?? t(`column.${target as 'id'}`) }));
  return (
    <Panel title={t('columns')}>
      {reason !== null && (
        <p role="alert" className="mb-3 rounded-md bg-poor-soft px-3 py-1.5 text-poor">
          {t('reason', { reason })}
        </p>
      )}
      {(kind === 'invoice' || kind === 'subscription') && <p className="mb-3 text-ink-2">{t(`rowsNote.${kind}`)}</p>}
      <ColumnEditor file={{ header, samples, mapping }} choices={choices} save={saveAndCheck.bind(null, id)} />
    </Panel>
  );
}
