'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { STAGE_KINDS, type StageKind } from '@/lib/features/deal/table';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface DraftStage {
  /** Tells rows apart while they are edited. */
  row: string;
  id?: string;
  name: string;
  kind: StageKind;
}

interface StageEditorProps {
  stages: readonly { id: string; name: string; kind: StageKind }[];
  save: (input: { stages: { id?: string; name: string; kind: StageKind }[] }) => Promise<FormOutcome<unknown>>;
}

const swapped = (stages: readonly DraftStage[], from: number, to: number) => {
  const next = [...stages];
  const [moved] = next.splice(from, 1);
  if (moved) next.splice(to, 0, moved);
  return next;
};

/** The stages of deals in their order: renamed, moved, added, taken away; kept together. */
export function StageEditor({ stages: stored, save }: StageEditorProps) {
  const t = useTranslations('deal');
  const [stages, setStages] = useState<readonly DraftStage[]>(stored.map((stage) => ({ ...stage, row: stage.id })));
  const [pending, start] = useTransition();
  const change = (row: string, values: Partial<DraftStage>) => setStages(stages.map((one) => (one.row === row ? { ...one, ...values } : one)));
  const submit = () =>
    start(async () => {
      const outcome = await save({ stages: stages.map(({ row: _row, ...stage }) => stage) });
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
      else toast(t('stages.saved'));
    });
  const kinds = STAGE_KINDS.map((value) => ({ value, label: t(`stages.kind.${value}`) }));
  const last = stages.length - 1;
  return (
    <>
      <ol className="grid gap-2">
        {stages.map(({ row, name, kind }, index) => (
          <li key={row} className="flex flex-wrap items-center gap-2">
            <Input
              aria-label={t('stages.name')}
              className="max-w-70"
              value={name}
              maxLength={60}
              onChange={(event) => change(row, { name: event.target.value })}
            />
            <Select
              aria-label={t('stages.kind.label')}
              className="max-w-32"
              options={kinds}
              value={kind}
              onChange={(event) => change(row, { kind: STAGE_KINDS.find((one) => one === event.target.value) ?? 'open' })}
            />
            <IconButton
              kind="quiet"
              icon="arrow-up"
              label={t('stages.up')}
              disabled={index === 0}
              onClick={() => setStages(swapped(stages, index, index - 1))}
            />
            <IconButton
              kind="quiet"
              icon="arrow-down"
              label={t('stages.down')}
              disabled={index === last}
              onClick={() => setStages(swapped(stages, index, index + 1))}
            />
            <IconButton kind="quiet" icon="trash" label={t('stages.remove')} onClick={() => setStages(stages.filter((one) => one.row !== row))} />
          </li>
        ))}
      </ol>
      <div className="mt-3 flex gap-2">
        <Button icon="plus" onClick={() => setStages([...stages, { row: crypto.randomUUID(), name: '', kind: 'open' }])}>
          {t('stages.add')}
        </Button>
        <Button kind="primary" busy={pending} onClick={submit}>
          {t('stages.save')}
        </Button>
      </div>
    </>
  );
}
