'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { Field } from '@/components/form/field';
import { Criteria } from '@/components/play/criteria';
import { StepRows } from '@/components/play/step-rows';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input, type Option, Textarea } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import type { Play } from '@/lib/features/play/contract';
import type { FormOutcome } from '@/lib/kit/form-outcome';
import type { Column } from '@/lib/kit/table-spec';

type Draft = Pick<Play, 'name' | 'description' | 'entry' | 'exit' | 'active' | 'steps'>;

export interface TrialOutcome {
  accounts: number;
  examples: readonly { id: string; name: string }[];
}

interface PlayDialogProps {
  /** The template as it is; without one a new one is made. */
  play?: Play;
  spec: { columns: readonly Column[] };
  choices: ColumnChoices;
  assignees: readonly Option[];
  save: (input: Draft & { version?: number }) => Promise<FormOutcome<unknown>>;
  tryOut: (criteria: Pick<Draft, 'entry' | 'exit'>) => Promise<FormOutcome<TrialOutcome>>;
}

const NEW_PLAY: Draft = { name: '', description: null, entry: null, exit: null, active: true, steps: [] };

/** A template of tasks: its steps, what starts and what ends it, and where it would start now. */
export function PlayDialog({ play, spec, choices, assignees, save, tryOut }: PlayDialogProps) {
  const t = useTranslations('plan');
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(play ?? NEW_PLAY);
  const [error, setError] = useState<string>();
  const [trial, setTrial] = useState<TrialOutcome>();
  const [pending, start] = useTransition();
  const set = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setTrial(undefined);
  };
  const show = (next: boolean) => {
    setOpen(next);
    if (next) setDraft(play ?? NEW_PLAY);
    setError(undefined);
  };
  const send = () =>
    start(async () => {
      const { name, description, entry, exit, active, steps } = draft;
      const outcome = await save({ name, description: description || null, entry, exit, active, steps, version: play?.version });
      if ('errors' in outcome) return setError(outcome.errors[0]?.message);
      toast(t('template.saved'));
      setOpen(false);
    });
  const look = () =>
    start(async () => {
      const outcome = await tryOut({ entry: draft.entry, exit: draft.exit });
      if ('errors' in outcome) setError(outcome.errors[0]?.message);
      else setTrial(outcome.data);
    });
  const title = play ? play.name : t('template.new');
  return (
    <Dialog
      title={title}
      trigger={
        <Button kind={play ? 'quiet' : 'primary'} size={play ? 'small' : 'normal'} icon={play ? 'pencil' : 'plus'}>
          {play ? t('template.edit') : title}
        </Button>
      }
      open={open}
      onOpenChange={show}
      footer={
        <Button kind="primary" busy={pending} onClick={send}>
          {t('template.save')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Field label={t('name')} required error={error}>
          {(aria) => <Input {...aria} value={draft.name} maxLength={200} onChange={(event) => set({ name: event.target.value })} />}
        </Field>
        <Field label={t('template.description')}>
          {(aria) => <Textarea {...aria} rows={2} value={draft.description ?? ''} onChange={(event) => set({ description: event.target.value })} />}
        </Field>
        <StepRows steps={draft.steps} assignees={assignees} onChange={(steps) => set({ steps })} />
        <Criteria
          label={t('template.entry')}
          none={t('template.byHand')}
          {...{ spec, choices }}
          filter={draft.entry}
          onChange={(entry) => set({ entry })}
        />
        <Criteria
          label={t('template.exit')}
          none={t('template.noExit')}
          {...{ spec, choices }}
          filter={draft.exit}
          onChange={(exit) => set({ exit })}
        />
        {draft.entry && (
          <div className="grid gap-1">
            <Button size="small" className="justify-self-start" busy={pending} onClick={look}>
              {t('template.try')}
            </Button>
            <p role="status" className="text-sm text-ink-2">
              {trial && t('template.would', { count: trial.accounts, names: trial.examples.map(({ name }) => name).join(', ') })}
            </p>
          </div>
        )}
        <Field label={t('template.active')} inline>
          {(aria) => <Switch {...aria} checked={draft.active} onChange={(event) => set({ active: event.target.checked })} />}
        </Field>
      </div>
    </Dialog>
  );
}
