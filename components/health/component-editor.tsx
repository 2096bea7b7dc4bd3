'use client';

import { useTranslations } from 'use-intl/react';
import { MemberEditor, type MetricChoice, newMember } from '@/components/health/member-editor';
import { Button, IconButton } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { Component, Member } from '@/lib/features/health/contract';

interface ComponentEditorProps {
  component: Component;
  /** Its share of the model's weight. */
  share: string;
  metrics: readonly MetricChoice[];
  onChange: (component: Component) => void;
  onRemove: () => void;
}

/** A component: its weight, and the metric or the group of metrics that it scores. */
export function ComponentEditor({ component, share, metrics, onChange, onRemove }: ComponentEditorProps) {
  const t = useTranslations('healthModel');
  const { name, weight, members } = component;
  const [first] = metrics;
  const label = name ?? metrics.find(({ id }) => id === members[0]?.metric)?.label ?? members[0]?.metric;
  const setMembers = (next: Member[]) => onChange({ ...component, members: next, name: next.length > 1 ? (name ?? t('newGroup')) : null });
  return (
    <fieldset className="grid gap-3 border-t border-line px-card py-3">
      <legend className="sr-only">{label}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {name === null ? (
          <span className="min-w-40 font-strong">{label}</span>
        ) : (
          <Input
            aria-label={t('groupName')}
            className="max-w-60"
            value={name}
            maxLength={60}
            onChange={(event) => onChange({ ...component, name: event.target.value })}
          />
        )}
        <label className="inline-flex items-center gap-2 text-ink-2">
          {t('weight')}
          <Input
            type="number"
            min={1}
            max={1000}
            className="max-w-20"
            value={weight}
            onChange={(event) => onChange({ ...component, weight: Number(event.target.value) })}
          />
        </label>
        <span className="text-ink-2">{share}</span>
        <span className="ml-auto inline-flex gap-1">
          {first && (
            <Button size="small" kind="quiet" icon="plus" onClick={() => setMembers([...members, newMember(first)])}>
              {t('addMember')}
            </Button>
          )}
          <IconButton kind="quiet" size="small" icon="trash" label={t('remove', { name: label ?? '' })} onClick={onRemove} />
        </span>
      </div>
      {members.map((member, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a member is its place; its metric changes while it is chosen
        <div key={index} className={members.length > 1 ? 'flex items-start gap-2 border-l-2 border-line pl-3' : undefined}>
          <MemberEditor member={member} metrics={metrics} onChange={(next) => setMembers(members.with(index, next))} />
          {members.length > 1 && (
            <IconButton kind="quiet" size="small" icon="close" label={t('removeMember')} onClick={() => setMembers(members.toSpliced(index, 1))} />
          )}
        </div>
      ))}
    </fieldset>
  );
}
