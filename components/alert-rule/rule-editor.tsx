'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { AccountKind, type AccountKindChoices } from '@/components/account/account-kind';
import { ConditionRow, newCondition } from '@/components/alert-rule/condition-row';
import { Consequences } from '@/components/alert-rule/consequences';
import { type KeepValues, TrialView } from '@/components/alert-rule/trial-view';
import { Field } from '@/components/form/field';
import type { MetricChoice } from '@/components/health/member-editor';
import { Panel } from '@/components/panel/panel';
import { Button } from '@/components/ui/button';
import { Input, type Option, Select } from '@/components/ui/input';
import type { Rule, RuleTerms, RuleTrialResult } from '@/lib/features/alert-rule/contract';
import type { FormOutcome } from '@/lib/kit/form-outcome';

export type RuleDraft = Omit<Rule, 'id' | 'version' | 'alerts' | 'open' | 'outcomes' | 'precision' | 'evaluatedOn'>;

interface RuleEditorProps extends AccountKindChoices {
  rule: RuleDraft;
  metrics: readonly MetricChoice[];
  severities: readonly Option[];
  members: readonly Option[];
  plays: readonly Option[];
  /** Where one is led once it is saved. */
  homeHref: string;
  /** Of the organization. */
  timeZone: string;
  save: (draft: RuleDraft) => Promise<FormOutcome<unknown>>;
  tryOut: (terms: RuleTerms) => Promise<FormOutcome<RuleTrialResult>>;
  keepValues: KeepValues;
}

/** A rule's draft: what it watches, when it speaks and to whom; tried on the past before it is saved. */
export function RuleEditor({ rule, metrics, severities, members, plays, homeHref, timeZone, save, tryOut, keepValues, ...kinds }: RuleEditorProps) {
  const t = useTranslations('alertRule');
  const router = useRouter();
  const [draft, setDraft] = useState(rule);
  const [tried, setTried] = useState<{ result: RuleTrialResult; terms: RuleTerms }>();
  const [pending, start] = useTransition();
  const set = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const { conditions, accountTypes, segment, delayDays, checked } = draft;
  const look = () =>
    start(async () => {
      const terms = { conditions, accountTypes, segment, delayDays, checked };
      const outcome = await tryOut(terms);
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
      else setTried({ result: outcome.data, terms });
    });
  const send = () =>
    start(async () => {
      const outcome = await save(draft);
      if ('errors' in outcome) {
        toast.error(outcome.errors[0]?.message);
        return;
      }
      toast(t('saved'));
      router.push(homeHref);
    });
  const add = () => {
    const made = newCondition('gte', metrics);
    if (made) set({ conditions: [...conditions, made] });
  };
  return (
    <>
      <Panel title={t('what')}>
        <div className="grid grid-cols-2 gap-4 phone:grid-cols-1">
          <Field label={t('name')} hint={t('nameHint')} required>
            {(aria) => <Input {...aria} value={draft.name} maxLength={120} onChange={(event) => set({ name: event.target.value })} />}
          </Field>
          <Field label={t('severity')} required>
            {(aria) => (
              <Select
                {...aria}
                options={severities}
                value={draft.severity}
                onChange={(event) => set({ severity: event.target.value as RuleDraft['severity'] })}
              />
            )}
          </Field>
        </div>
      </Panel>
      <Panel title={t('when')} meta={t('allOf')} flush>
        {conditions.map((condition, index) => (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place; its metric changes while it is chosen
            key={index}
            condition={condition}
            metrics={metrics}
            onChange={(next) => set({ conditions: conditions.with(index, next) })}
            onRemove={conditions.length > 1 ? () => set({ conditions: conditions.toSpliced(index, 1) }) : null}
          />
        ))}
        <div className="border-t border-line px-card py-3">
          <Button icon="plus" onClick={add}>
            {t('addCondition')}
          </Button>
        </div>
      </Panel>
      <Panel title={t('where')}>
        <div className="grid gap-4">
          <AccountKind
            {...kinds}
            value={draft}
            words={{ types: t('types'), anyType: t('anyType'), segment: t('segment') }}
            onChange={(kind) => set({ accountTypes: [...kind.accountTypes], segment: kind.segment })}
          />
        </div>
      </Panel>
      <Consequences draft={draft} members={members} plays={plays} onChange={set} />
      <div className="sticky bottom-0 z-10 flex flex-wrap gap-2 border-t border-line bg-canvas py-3 phone:static">
        <Button icon="eye" busy={pending} onClick={look}>
          {t('dryRun')}
        </Button>
        <Button kind="primary" busy={pending} onClick={send}>
          {t('save')}
        </Button>
      </div>
      {tried && <TrialView {...tried} timeZone={timeZone} keepValues={keepValues} />}
    </>
  );
}
