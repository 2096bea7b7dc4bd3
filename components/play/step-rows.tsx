'use client';

import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/components/ui/button';
import { Input, type Option, Select } from '@/components/ui/input';
import type { PlayStep } from '@/lib/features/play/contract';
import { PRIORITIES, TASK_TYPES } from '@/lib/features/task/table';

interface StepRowsProps {
  steps: readonly PlayStep[];
  /** Owner, starter and members. */
  assignees: readonly Option[];
  onChange: (steps: PlayStep[]) => void;
}

const NEW_STEP: PlayStep = { title: '', body: null, type: 'to_do', priority: 'normal', afterDays: 0, assignee: 'owner' };

/** The tasks of a template in their order, changed in place. */
export function StepRows({ steps, assignees, onChange }: StepRowsProps) {
  const t = useTranslations('plan');
  const task = useTranslations('task');
  const change = (at: number, part: Partial<PlayStep>) => onChange(steps.map((step, index) => (index === at ? { ...step, ...part } : step)));
  const move = (at: number, by: -1 | 1) => onChange(steps.toSpliced(at, 1).toSpliced(at + by, 0, steps[at] ?? NEW_STEP));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">{t('template.steps')}</legend>
      <ol className="grid gap-2">
        {steps.map((step, at) => {
          const position = at + 1;
          const label = (word: string) => t('template.ofStep', { word, position });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; it has no id of its own
            <li key={at} className="grid grid-cols-[minmax(0,1fr)_auto] gap-1.5 rounded-md border border-line p-2">
              <Input
                aria-label={label(task('column.title'))}
                value={step.title}
                maxLength={300}
                onChange={(event) => change(at, { title: event.target.value })}
              />
              <span className="flex">
                <IconButton kind="quiet" icon="arrow-up" label={label(t('template.earlier'))} disabled={at === 0} onClick={() => move(at, -1)} />
                <IconButton
                  kind="quiet"
                  icon="arrow-down"
                  label={label(t('template.later'))}
                  disabled={position === steps.length}
                  onClick={() => move(at, 1)}
                />
                <IconButton kind="quiet" icon="trash" label={label(t('template.remove'))} onClick={() => onChange(steps.toSpliced(at, 1))} />
              </span>
              <span className="col-span-2 grid grid-cols-[6rem_repeat(3,minmax(0,1fr))] gap-1.5 phone:grid-cols-2">
                <Input
                  type="number"
                  min={0}
                  max={1000}
                  aria-label={label(t('template.afterDays'))}
                  value={step.afterDays}
                  onChange={(event) => change(at, { afterDays: Number(event.target.value) })}
                />
                <Select
                  aria-label={label(task('column.assignee'))}
                  options={assignees}
                  value={step.assignee}
                  onChange={(event) => change(at, { assignee: event.target.value })}
                />
                <Select
                  aria-label={label(task('column.type'))}
                  options={TASK_TYPES.map((value) => ({ value, label: task(`type.${value}`) }))}
                  value={step.type}
                  onChange={(event) => change(at, { type: event.target.value as PlayStep['type'] })}
                />
                <Select
                  aria-label={label(task('column.priority'))}
                  options={PRIORITIES.map((value) => ({ value, label: task(`priority.${value}`) }))}
                  value={step.priority}
                  onChange={(event) => change(at, { priority: event.target.value as PlayStep['priority'] })}
                />
              </span>
            </li>
          );
        })}
      </ol>
      <Button size="small" icon="plus" className="justify-self-start" onClick={() => onChange([...steps, NEW_STEP])}>
        {t('template.addStep')}
      </Button>
    </fieldset>
  );
}
