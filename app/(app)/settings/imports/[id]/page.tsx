import { notFound } from 'next/navigation';
import { ImportColumns } from '@/app/(app)/settings/imports/[id]/import-columns';
import { ImportOutcome } from '@/app/(app)/settings/imports/[id]/import-outcome';
import { ImportProgress } from '@/app/(app)/settings/imports/[id]/import-progress';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { ImportSteps } from '@/components/import/import-steps';
import { Panel } from '@/components/panel/panel';
import { ButtonLink } from '@/components/ui/button';
import { ImportId } from '@/lib/features/import/contract';
import { getImport } from '@/lib/features/import/queries';
import { type ImportState, isWorking } from '@/lib/features/import/table';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ edit?: string | string[] }> };

const STEPS = ['file', 'columns', 'check', 'run', 'result'] as const;
const STEP_OF: Partial<Record<ImportState, number>> = { uploaded: 1, mapped: 1, checking: 2, checked: 2, running: 3 };

/** One import: its columns, its dry run, the import itself and what came of it. */
export default settingsPart('imports', async (caller, at, { params, searchParams }: Props) => {
  const id = ImportId.safeParse(await params);
  if (!id.success) notFound();
  const { edit } = await searchParams;
  const one = await readForPage(getImport, caller, id.data);
  const t = await getTranslator('dataImport');
  const isMapping = one.state === 'uploaded' || one.state === 'mapped' || (one.state === 'checked' && edit === 'columns');
  const steps = STEPS.map((step) => ({ id: step, label: t(`step.${step}`), doneLabel: t('step.done', { step: t(`step.${step}`) }) }));
  const facts = t('fileFacts', { rows: one.rows, columns: one.header.length, encoding: one.encoding });
  return (
    <Messages areas={['dataImport']}>
      <Panel
        title={one.fileName}
        actions={
          <ButtonLink size="small" href="/settings/imports">
            {t('all')}
          </ButtonLink>
        }
      >
        <p className="mb-3 text-ink-2">
          {t(`kind.${one.kind}`)} · {facts} · {t('by', { name: one.by ?? '—', at: at(new Date(one.createdAt)) })}
        </p>
        <ImportSteps label={t('step.label')} steps={steps} current={isMapping ? 1 : (STEP_OF[one.state] ?? 4)} />
      </Panel>
      {isMapping && <ImportColumns detail={one} />}
      {!isMapping && isWorking(one.state) && <ImportProgress detail={one} />}
      {!isMapping && !isWorking(one.state) && <ImportOutcome detail={one} at={at} />}
    </Messages>
  );
});
