'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { OrderedRows } from '@/components/form/ordered-rows';
import { Button } from '@/components/ui/button';
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
  save: (input: { stages: Omit<DraftStage, 'row'>[] }) => Promise<FormOutcome<unknown>>;
}

/** The stages of deals in their order: renamed, moved, added, taken away; kept together. */
export function StageEditor({ stages: stored, save }: StageEditorProps) {
  const t = useTranslations('deal');
  const [stages, setStages] = useState<readonly DraftStage[]>(stored.map((stage) => ({ ...stage, row: stage.id })));
  const [pending, start] = useTransition();
  const submit = () =>
    start(async () => {
      const outcome = await save({ stages: stages.map(({ row: _row, ...stage }) => stage) });
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
      else toast(t('stages.saved'));
    });
  const kinds = STAGE_KINDS.map((value) => ({ value, label: t(`stages.kind.${value}`) }));
  return (
    <>
      <OrderedRows rows={stages} onChange={setStages}>
        {({ name, kind }, change) => (
          <>
            <Input
              aria-label={t('stages.name')}
              className="max-w-70"
              value={name}
              maxLength={60}
              onChange={(event) => change({ name: event.target.value })}
            />
            <Select
              aria-label={t('stages.kind.label')}
              className="max-w-32"
              options={kinds}
              value={kind}
              onChange={(event) => change({ kind: STAGE_KINDS.find((one) => one === event.target.value) ?? 'open' })}
            />
          </>
        )}
      </OrderedRows>
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
