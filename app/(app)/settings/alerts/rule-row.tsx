import { bringBackRule, moveRules, removeRule, switchRule } from '@/app/(app)/settings/alerts/actions';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { ButtonLink } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import type { Rule } from '@/lib/features/alert-rule/contract';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator, readLocale } from '@/lib/next/messages';

/** The order with one of them a place further ahead. */
function ahead(order: readonly string[], id: string): string[] {
  const at = order.indexOf(id);
  return [...order.slice(0, at - 1), id, ...order.slice(at - 1, at), ...order.slice(at + 1)];
}

/** One rule: what became of its alerts, and what can be done to it. */
export async function RuleRow({ rule, order }: { rule: Rule; order: readonly string[] }) {
  const [t, word, locale] = [await getTranslator('alertRule'), await getTranslator('alert'), await readLocale()];
  const { id, version, name, enabled, severity, conditions, alerts, open, outcomes, precision, evaluatedOn, checked } = rule;
  const { successful, unsuccessful, false_alarm: falseAlarms } = outcomes;
  const facts = [
    t('conditions', { count: conditions.length }),
    t('alerts', { count: alerts, open }),
    precision === null ? t('noPrecision') : t('closedAs', { real: successful + unsuccessful, falseAlarms }),
    evaluatedOn && t('evaluated', { day: formatDay(evaluatedOn, locale) }),
  ];
  const tags = [
    word(`severity.${severity}`),
    ...(precision === null ? [] : [t('precision', { percent: precision })]),
    ...(checked === 'on_change' ? [t('checked.tag')] : []),
    ...(enabled ? [] : [t('off')]),
  ];
  return (
    <SettingsRow
      title={name}
      text={facts.filter(Boolean).join(' · ')}
      tags={tags.map((one) => <Tag key={one}>{one}</Tag>)}
      actions={
        <>
          <ButtonLink size="small" href={`/settings/alerts/${id}`} prefetch={false}>
            {t('edit')}
          </ButtonLink>
          <ActButton
            label={t(enabled ? 'switchOff' : 'switchOn')}
            done={t(enabled ? 'switchedOff' : 'switchedOn')}
            action={switchRule.bind(null, { id, version, enabled: !enabled })}
          />
          {order[0] !== id && <ActButton label={t('ahead')} done={t('moved')} action={moveRules.bind(null, { ids: ahead(order, id) })} />}
          <ActButton
            label={t('delete')}
            done={t('deleted')}
            action={removeRule.bind(null, { id })}
            undo={{ label: t('undo'), done: t('restored'), action: bringBackRule.bind(null, { id }) }}
          />
        </>
      }
    />
  );
}
