import { changePolicy } from '@/app/(app)/settings/health/actions';
import { FormDialog } from '@/components/form/form-dialog';
import { Panel } from '@/components/panel/panel';
import { SettingsRow } from '@/components/settings/settings-row';
import type { ParentPolicies as Policies } from '@/lib/features/health/contract';
import { PARENT_POLICIES } from '@/lib/features/health/metrics';
import { getTranslator } from '@/lib/next/messages';

/** How accounts with children are scored, by their type. */
export async function ParentPolicies({ policies }: { policies: Policies }) {
  const t = await getTranslator('healthModel');
  const options = PARENT_POLICIES.map((value) => ({ value, label: t(`parents.policy.${value}`) }));
  return (
    <Panel title={t('parents.title')} flush>
      <p className="px-card pb-2 text-sm text-ink-2">{t('parents.text')}</p>
      <ul aria-label={t('parents.title')}>
        {policies.map(({ accountType, name, policy }) => (
          <SettingsRow
            key={accountType}
            title={name}
            text={t(`parents.policy.${policy}`)}
            actions={
              <FormDialog
                label={t('parents.change')}
                title={name}
                fields={[{ path: 'policy', kind: 'select', label: t('parents.label'), required: true, options }]}
                defaults={{ policy }}
                submit={t('save')}
                action={changePolicy.bind(null, accountType)}
                done={t('parents.done')}
              />
            }
          />
        ))}
      </ul>
    </Panel>
  );
}
