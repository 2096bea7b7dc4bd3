import { notFound } from 'next/navigation';
import { metricChoices } from '@/app/(app)/settings/health/[modelId]/metric-choices';
import { backTest, discardDraft, publishModel, saveDraft, tryModel } from '@/app/(app)/settings/health/actions';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { ModelEditor } from '@/components/health/model-editor';
import { ActButton } from '@/components/settings/act-button';
import { ButtonLink } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import { listAccountChoices } from '@/lib/features/account/queries';
import { listAttributes } from '@/lib/features/attribute/queries';
import { listCollections } from '@/lib/features/collection/queries';
import { ModelId } from '@/lib/features/health/contract';
import { readHealthModel } from '@/lib/features/health/model-queries';
import { derivedIn } from '@/lib/features/metric/metrics';
import { listOwnMetrics } from '@/lib/features/metric/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

type Props = { params: Promise<{ modelId: string }> };

export default settingsPart('health', async (caller, _times, { params }: Props) => {
  const id = ModelId.safeParse({ id: (await params).modelId });
  if (!id.success) notFound();
  const [model, attributes, collections, own, choices] = await Promise.all([
    readForPage(readHealthModel, caller, id.data),
    readForPage(listAttributes, caller, {}),
    readForPage(listCollections, caller, {}),
    readForPage(listOwnMetrics, caller, {}),
    readForPage(listAccountChoices, caller, {}),
  ]);
  const t = await getTranslator('healthModel');
  const words = { status: choices.status.map(({ value }) => value), lifecycleStage: choices.stage.map(({ value }) => value) };
  const { version, published, hasDraft } = model;
  return (
    <Messages areas={['healthModel']}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg font-strong">{model.name}</h2>
        <Tag>{published === null ? t('unpublished') : t(hasDraft ? 'changed' : 'inForce', { number: published })}</Tag>
        <span className="ml-auto flex gap-1">
          {hasDraft && published !== null && (
            <ActButton label={t('discard')} done={t('discarded')} action={discardDraft.bind(null, { id: model.id, version })} />
          )}
          <ButtonLink kind="quiet" size="small" href="/settings/health">
            {t('back')}
          </ButtonLink>
        </span>
      </div>
      <ModelEditor
        key={`${model.id} ${version}`}
        model={model}
        metrics={await metricChoices({ attributes, collections, derived: derivedIn(own), words, currency: caller.organization.currency })}
        actions={{ tryOut: tryModel, backTest, save: saveDraft, publish: publishModel }}
      />
    </Messages>
  );
});
