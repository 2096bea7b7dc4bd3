import { cancel } from '@/app/(app)/settings/imports/actions';
import { LiveImport } from '@/app/(app)/settings/imports/live-import';
import { Panel } from '@/components/panel/panel';
import { ActButton } from '@/components/settings/act-button';
import { progressLook } from '@/components/ui/progress-look';
import type { ImportDetail } from '@/lib/features/import/contract';
import { getTranslator } from '@/lib/next/messages';

/** How far a check, a run or an undoing is. It goes on without the page. */
export async function ImportProgress({ detail }: { detail: ImportDetail }) {
  const t = await getTranslator('dataImport');
  const { id, state, position, rows, created, updated, undone, kept, rejected } = detail;
  const isUndoing = state === 'undoing';
  const [done, total] = isUndoing ? [undone + kept, created + updated] : [position, rows];
  const words = isUndoing ? t('progressUndo', { position: done, total }) : t('progress', { position: done, total });
  return (
    <Panel
      title={t(`state.${state}`)}
      actions={!isUndoing && <ActButton label={t('cancel')} done={t('cancelled')} action={cancel.bind(null, { id })} />}
    >
      <div className="grid gap-2">
        <progress className={progressLook} max={Math.max(total, 1)} value={done} aria-label={words} />
        <p role="status" className="flex flex-wrap justify-between gap-x-4 text-ink-2 tabular-nums">
          <span>{words}</span>
          {!isUndoing && <span>{t('listed', { new: created, changed: updated, refused: rejected })}</span>}
        </p>
        <LiveImport id={id} />
      </div>
    </Panel>
  );
}
