import { run, undo } from '@/app/(app)/settings/imports/actions';
import { ErrorTable } from '@/components/import/error-table';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { ButtonLink } from '@/components/ui/button';
import { Figure } from '@/components/ui/figure';
import type { ImportDetail } from '@/lib/features/import/contract';
import { formatNumber } from '@/lib/kit/number-format';
import { getTranslator, readLocale } from '@/lib/next/messages';
import type { ReaderTimes } from '@/lib/next/reader-times';

interface ImportOutcomeProps {
  detail: ImportDetail;
  at: ReaderTimes;
}

/** What a dry run or an import came to, the refused rows, and what can be done next. */
export async function ImportOutcome({ detail, at }: ImportOutcomeProps) {
  const t = await getTranslator('dataImport');
  const locale = await readLocale();
  const { id, state, created, updated, accepted, stale, rejected, undone, kept, errors, header, left, reason, undoUntil } = detail;
  const unchanged = accepted - created - updated;
  const counts = { created, updated, unchanged, stale, rejected, ...(state === 'undone' && { undone, kept }) };
  const shown = Object.entries(counts) as [keyof typeof counts, number][];
  const isChecked = state === 'checked';
  return (
    <>
      <Panel title={t(`state.${state}`)} actions={<OutcomeActions detail={detail} />}>
        {reason !== null && (
          <p role="alert" className="mb-3 rounded-md bg-poor-soft px-3 py-1.5 text-poor">
            {t('reason', { reason })}
          </p>
        )}
        <div className="flex flex-wrap gap-x-10 gap-y-3">
          {shown.map(([name, count]) => (
            <Figure key={name} label={t(`count.${name}`)} value={formatNumber(count, locale)} />
          ))}
        </div>
        {isChecked && accepted > 0 && (
          <div className="mt-4">
            <ActButton kind="primary" label={t('run', { count: accepted })} done={t('started')} action={run.bind(null, { id })} />
          </div>
        )}
        {undoUntil !== null && (
          <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1">
            <ActButton
              kind="danger"
              label={t('undo')}
              done={t('undoing')}
              confirm={{ title: t('confirm', { file: detail.fileName }), text: t('confirmText') }}
              action={undo.bind(null, { id })}
            />
            <span className="text-sm text-ink-2">{t('undoUntil', { at: at(new Date(undoUntil)) })}</span>
          </div>
        )}
      </Panel>
      {left.length > 0 && (
        <Panel title={t('leftTitle')}>
          <ul className="grid gap-1">
            {left.map((one) => (
              <li key={one.reason}>{t(`left.${one.reason as 'changed'}`, { ids: leftIds(one, t) })}</li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel
        title={t('errors')}
        meta={errors.length > 0 && errors.length < rejected ? t('errorsFirst', { count: errors.length }) : undefined}
        actions={
          rejected > 0 && (
            <ButtonLink size="small" icon="download" href={`/api/v1/imports/${id}/bad-rows`} prefetch={false} download>
              {t('badRows')}
            </ButtonLink>
          )
        }
        flush
      >
        {errors.length === 0 ? <PanelEmpty title={t('noErrors')} /> : <ErrorTable errors={errors} header={header} />}
      </Panel>
    </>
  );
}

type Words = Awaited<ReturnType<typeof getTranslator<'dataImport'>>>;

function leftIds({ ids, count }: ImportDetail['left'][number], t: Words): string {
  const named = ids.join(', ');
  return count > ids.length ? t('left.more', { ids: named, count: count - ids.length }) : named;
}

async function OutcomeActions({ detail: { id, state } }: { detail: ImportDetail }) {
  const t = await getTranslator('dataImport');
  if (state === 'checked') {
    return (
      <ButtonLink size="small" href={`/settings/imports/${id}?edit=columns`}>
        {t('change')}
      </ButtonLink>
    );
  }
  return (
    <ButtonLink size="small" href="/settings/imports">
      {t('again')}
    </ButtonLink>
  );
}
