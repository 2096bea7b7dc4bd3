import { notFound } from 'next/navigation';
import { draftOf, readRuleEditor } from '@/app/(app)/settings/alerts/[ruleId]/read-editor';
import { addRule, changeRule, keepValues, tryOutRule } from '@/app/(app)/settings/alerts/actions';
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

export default settingsPart('alerts', async (caller, _times, { params }: Props) => {
  const { ruleId } = await params;
  const id = RuleId.safeParse({ id: ruleId });
  if (!id.success && ruleId !== 'new') notFound();
  const [stored, editor] = await Promise.all([id.success ? readForPage(readRule, caller, id.data) : null, readRuleEditor(caller)]);
  const t = await getTranslator('alertRule');
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
        rule={draftOf(stored)}
        homeHref={HOME}
        timeZone={caller.organization.timezone}
        save={stored ? changeRule.bind(null, { id: stored.id, version: stored.version }) : addRule}
        keepValues={keepValues}
        tryOut={tryOutRule.bind(null, stored?.id)}
      />
    </Messages>
  );
});
