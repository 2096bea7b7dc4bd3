import type { ComponentProps } from 'react';
import { changeModel, orderModels, removeModel } from '@/app/(app)/settings/health/actions';
import { ConditionDialog } from '@/components/health/condition-dialog';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { ButtonLink } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import type { ModelSummary } from '@/lib/features/health/contract';
import { getTranslator } from '@/lib/next/messages';
import type { ReaderTimes } from '@/lib/next/reader-times';

interface ModelRowProps {
  model: ModelSummary;
  /** Ids of all models but the default, in their order. */
  order: readonly string[];
  times: ReaderTimes;
  editor: Pick<ComponentProps<typeof ConditionDialog>, 'types' | 'spec' | 'choices'>;
}

/** The order with one of them a place further ahead. */
function ahead(order: readonly string[], id: string): string[] {
  const at = order.indexOf(id);
  return [...order.slice(0, at - 1), id, ...order.slice(at - 1, at), ...order.slice(at + 1)];
}

/** One model: whom it is for, what is in force, and what can be done to it. */
export async function ModelRow({ model, order, times, editor }: ModelRowProps) {
  const t = await getTranslator('healthModel');
  const { id, version, name, isDefault, accountTypes, segment, published, publishedAt, publishedBy, hasDraft, accounts } = model;
  const types = editor.types.filter(({ value }) => accountTypes.includes(value)).map(({ label }) => label);
  const condition = [...types, ...(segment ? [t('condition.filtered', { count: segment.all.length })] : [])];
  const whom = isDefault ? t('condition.default') : condition.join(', ') || t('condition.all');
  const state = published === null ? t('unpublished') : t(hasDraft ? 'changed' : 'inForce', { number: published });
  return (
    <SettingsRow
      title={name}
      text={[whom, publishedAt && t('publishedAt', { when: times(publishedAt) }), publishedBy].filter(Boolean).join(' · ')}
      tags={[state, t('accounts', { count: accounts })].map((word) => <Tag key={word}>{word}</Tag>)}
      actions={
        <>
          <ButtonLink size="small" href={`/settings/health/${id}`} prefetch={false}>
            {t('edit')}
          </ButtonLink>
          <ConditionDialog key={version} model={model} {...editor} save={changeModel.bind(null, { id, version })} />
          {!isDefault && order[0] !== id && (
            <ActButton label={t('ahead')} done={t('moved')} action={orderModels.bind(null, { ids: ahead(order, id) })} />
          )}
          {!isDefault && (
            <ActButton
              label={t('delete')}
              done={t('deleted')}
              confirm={{ title: t('confirm', { name }), text: t('confirmText') }}
              action={removeModel.bind(null, { id })}
            />
          )}
        </>
      }
    />
  );
}
