'use client';

import { useTranslations } from 'use-intl/react';
import type { RuleDraft } from '@/components/alert-rule/rule-editor';
import { Field } from '@/components/form/field';
import { Panel } from '@/components/panel/panel';
import { Button } from '@/components/ui/button';
import { Input, type Option, Select, Textarea } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { RULE_CHECKS } from '@/lib/features/alert-rule/metrics';

interface ConsequencesProps {
  draft: RuleDraft;
  members: readonly Option[];
  plays: readonly Option[];
  onChange: (part: Partial<RuleDraft>) => void;
}

/** Who hears of a rule's alerts, in their order: the first has them before them. */
function Recipients({ draft: { recipients }, members, onChange }: Omit<ConsequencesProps, 'plays'>) {
  const t = useTranslations('alertRule');
  const all = [{ value: 'owner', label: t('owner') }, ...members];
  const left = all.filter(({ value }) => !recipients.includes(value));
  return (
    <Field label={t('recipients')} hint={t('recipientsHint')}>
      {(aria) => (
        <div className="flex flex-wrap items-center gap-2">
          {recipients.map((id) => {
            const label = all.find(({ value }) => value === id)?.label ?? id;
            return (
              <Button
                key={id}
                size="small"
                icon="close"
                aria-label={t('removeRecipient', { name: label })}
                onClick={() => onChange({ recipients: recipients.filter((one) => one !== id) })}
              >
                {label}
              </Button>
            );
          })}
          <Select
            {...aria}
            className="max-w-52"
            placeholder={t('addRecipient')}
            options={left}
            value=""
            onChange={(event) => onChange({ recipients: [...recipients, event.target.value] })}
          />
        </div>
      )}
    </Field>
  );
}

/** What follows from a rule's alerts, and how often it speaks. */
export function Consequences({ draft, members, plays, onChange }: ConsequencesProps) {
  const t = useTranslations('alertRule');
  return (
    <Panel title={t('then')}>
      <div className="grid gap-4">
        <Recipients draft={draft} members={members} onChange={onChange} />
        <Field label={t('message')} hint={t('messageHint')}>
          {(aria) => (
            <Textarea {...aria} rows={3} value={draft.message ?? ''} onChange={(event) => onChange({ message: event.target.value || null })} />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-4 phone:grid-cols-1">
          <Field label={t('task')} hint={t('taskHint')}>
            {(aria) => (
              <Input
                {...aria}
                maxLength={300}
                value={draft.taskTitle ?? ''}
                onChange={(event) => onChange({ taskTitle: event.target.value || null })}
              />
            )}
          </Field>
          <Field label={t('taskDays')} required>
            {(aria) => (
              <Input
                {...aria}
                type="number"
                min={0}
                max={365}
                value={draft.taskDays}
                onChange={(event) => onChange({ taskDays: Number(event.target.value) })}
              />
            )}
          </Field>
          <Field label={t('play')} required>
            {(aria) => (
              <Select
                {...aria}
                options={[{ value: '', label: t('noPlay') }, ...plays]}
                value={draft.playId ?? ''}
                onChange={(event) => onChange({ playId: event.target.value || null })}
              />
            )}
          </Field>
          <Field label={t('checked.label')} required hint={t(`checked.hint.${draft.checked}`)}>
            {(aria) => (
              <Select
                {...aria}
                options={RULE_CHECKS.map((value) => ({ value, label: t(`checked.${value}`) }))}
                value={draft.checked}
                onChange={(event) => onChange({ checked: RULE_CHECKS.find((one) => one === event.target.value) ?? 'daily' })}
              />
            )}
          </Field>
          <Field label={t('delay')} required hint={t('delayHint')}>
            {(aria) => (
              <Input
                {...aria}
                type="number"
                min={1}
                max={365}
                value={draft.delayDays}
                onChange={(event) => onChange({ delayDays: Number(event.target.value) })}
              />
            )}
          </Field>
        </div>
        <Field label={t('enabled')} inline>
          {(aria) => <Switch {...aria} checked={draft.enabled} onChange={(event) => onChange({ enabled: event.target.checked })} />}
        </Field>
      </div>
    </Panel>
  );
}
