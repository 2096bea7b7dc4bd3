import { notFound } from 'next/navigation';
import { readRuleEditor } from '@/app/(app)/settings/alerts/[ruleId]/read-editor';
import { addRule, changeRule, tryOutRule } from '@/app/(app)/settings/alerts/actions';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { RuleEditor } from '@/components/alert-rule/rule-editor';
import { ButtonLink } from '@/components/ui/button';
import { RuleId } from '@/lib/features/alert-rule/contract';
import { readRule } from '@/lib/features/alert-rule/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

type Props = { params: Promise<{ ruleId: string }> };

const HOME = '/settings/alerts';

/** What a new rule begins with. */
const NEW_RULE = {
  ...{ name: '', severity: 'warning', message: null, taskTitle: null, taskDays: 3, playId: null, enabled: true, delayDays: 14 },
  conditions: [{ kind: 'change', metric: 'wau', direction: 'falls', by: 30, unit: 'percent', days: 28 }],
  ...{ accountTypes: [], segment: null, recipients: ['owner'] },
} as const;

export default settingsPart('alerts', async (caller, _times, { params }: Props) => {
  const { ruleId } = await params;
  const id = RuleId.safeParse({ id: ruleId });
  if (!id.success && ruleId !== 'new') notFound();
  const [stored, editor] = await Promise.all([id.success ? readForPage(readRule, caller, id.data) : null, readRuleEditor(caller)]);
  const t = await getTranslator('alertRule');
  const {
    id: _id,
    version: _version,
    alerts: _a,
    open: _o,
    outcomes: _out,
    precision: _p,
    evaluatedOn: _e,
    ...draft
  } = stored ?? {
    ...{ id: '', version: 0, alerts: 0, open: 0, outcomes: {}, precision: null, evaluatedOn: null },
    ...structuredClone(NEW_RULE),
  };
  return (
    <Messages areas={['alertRule']}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg font-strong">{stored?.name ?? t('new')}</h2>
        <ButtonLink className="ml-auto" kind="quiet" size="small" href={HOME}>
          {t('back')}
        </ButtonLink>
      </div>
      <RuleEditor
        key={`${ruleId} ${stored?.version}`}
        {...editor}
        rule={draft as Parameters<typeof RuleEditor>[0]['rule']}
        homeHref={HOME}
        save={stored ? changeRule.bind(null, { id: stored.id, version: stored.version }) : addRule}
        tryOut={tryOutRule.bind(null, stored?.id)}
      />
    </Messages>
  );
});
