import { handOver } from '@/app/(app)/hub/_manager/actions';
import { FormDialog } from '@/components/form/form-dialog';
import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import type { ContactHub } from '@/lib/features/hub-manager/reading-contract';
import { listMembers } from '@/lib/features/member/queries';
import { getTranslator } from '@/lib/next/messages';

interface HandOverProps {
  hub: ContactHub;
  caller: Caller;
}

/** Lays the hub, or all of who looks after it, into other hands. */
export async function HandOver({ hub: { id, name, owner }, caller }: HandOverProps) {
  const t = await getTranslator('hubManager');
  const members = await invoke(listMembers, caller, {});
  const people = members.filter((member) => member.id !== owner?.id && member.status === 'active').map((one) => ({ value: one.id, label: one.name }));
  const scopes = [
    { value: 'this', label: t('handOver.this') },
    ...(owner ? [{ value: 'all', label: t('handOver.all', { owner: owner.name }) }] : []),
  ];
  return (
    <FormDialog
      label={t('handOver.label')}
      kind="quiet"
      icon="users"
      title={t('handOver.title', { name })}
      description={t('handOver.text')}
      fields={[
        { path: 'to', kind: 'select', label: t('handOver.to'), required: true, options: people },
        { path: 'scope', kind: 'select', label: t('handOver.scope'), required: true, options: scopes },
      ]}
      defaults={{ scope: 'this' }}
      submit={t('handOver.label')}
      action={handOver.bind(null, id, owner?.id ?? null)}
      done={t('handOver.done')}
    />
  );
}
