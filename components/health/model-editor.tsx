'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useLocale, useTranslations } from 'use-intl/react';
import { ComponentEditor } from '@/components/health/component-editor';
import { type MetricChoice, newMember } from '@/components/health/member-editor';
import { TrialView } from '@/components/health/trial-view';
import { Panel } from '@/components/panel/panel';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { Bands, Component, ModelContent, TrialResult } from '@/lib/features/health/contract';
import type { FormOutcome } from '@/lib/kit/form-outcome';
import { formatPercent } from '@/lib/kit/number-format';

interface ModelEditorProps {
  model: { id: string; version: number; content: ModelContent; hasDraft: boolean; published: number | null };
  metrics: readonly MetricChoice[];
  actions: {
    tryOut: (input: { id: string; content: ModelContent }) => Promise<FormOutcome<TrialResult>>;
    save: (input: { id: string; version: number; content: ModelContent }) => Promise<FormOutcome<{ version: number }>>;
    publish: (input: { id: string; version: number }) => Promise<FormOutcome<{ version: number }>>;
  };
}

/** What is done with the model, and what came of it. */
function useModel({ model: { id, version: stored }, actions }: Pick<ModelEditorProps, 'model' | 'actions'>) {
  const t = useTranslations('healthModel');
  const [version, setVersion] = useState(stored);
  const [result, setResult] = useState<TrialResult>();
  const [pending, start] = useTransition();
  const failed = (outcome: FormOutcome<unknown>): boolean => {
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    return 'errors' in outcome;
  };
  const keep = async (content: ModelContent) => {
    const saved = await actions.save({ id, version, content });
    if (failed(saved) || !('data' in saved)) return null;
    setVersion(saved.data.version);
    return saved.data.version;
  };
  return {
    pending,
    result,
    tryOut: (content: ModelContent) =>
      start(async () => {
        const outcome = await actions.tryOut({ id, content });
        if (!failed(outcome) && 'data' in outcome) setResult(outcome.data);
      }),
    save: (content: ModelContent) =>
      start(async () => {
        if ((await keep(content)) !== null) toast(t('saved'));
      }),
    publish: (content: ModelContent) =>
      start(async () => {
        const from = await keep(content);
        if (from === null) return;
        const outcome = await actions.publish({ id, version: from });
        if (failed(outcome) || !('data' in outcome)) return;
        setVersion(outcome.data.version);
        toast(t('published'));
      }),
  };
}

const freshKey = (components: readonly Component[]) => {
  let number = components.length + 1;
  while (components.some(({ key }) => key === `component-${number}`)) number += 1;
  return `component-${number}`;
};

/** A model's draft: components, weights and bands, tried on the book before it is published. */
export function ModelEditor({ model, metrics, actions }: ModelEditorProps) {
  const t = useTranslations('healthModel');
  const locale = useLocale();
  const [content, setContent] = useState(model.content);
  const { pending, result, tryOut, save, publish } = useModel({ model, actions });
  const { components, bands } = content;
  const setComponents = (next: Component[]) => setContent({ ...content, components: next });
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  const [first] = metrics;
  const add = () => first && setComponents([...components, { key: freshKey(components), name: null, weight: 10, members: [newMember(first)] }]);
  return (
    <>
      <Panel title={t('components')} meta={t('totalWeight', { weight: total })} flush>
        {components.map((component, index) => (
          <ComponentEditor
            key={component.key}
            component={component}
            share={formatPercent(total === 0 ? null : component.weight / total, locale)}
            metrics={metrics}
            onChange={(next) => setComponents(components.with(index, next))}
            onRemove={() => setComponents(components.toSpliced(index, 1))}
          />
        ))}
        <div className="border-t border-line px-card py-3">
          <Button icon="plus" onClick={add}>
            {t('add')}
          </Button>
        </div>
      </Panel>
      <Panel title={t('bands')}>
        <BandFields bands={bands} onChange={(next) => setContent({ ...content, bands: next })} />
      </Panel>
      <div className="sticky bottom-0 flex flex-wrap gap-2 z-10 border-t border-line bg-canvas py-3">
        <Button icon="eye" busy={pending} onClick={() => tryOut(content)}>
          {t('preview')}
        </Button>
        <Button busy={pending} onClick={() => save(content)}>
          {t('save')}
        </Button>
        <Button kind="primary" busy={pending} onClick={() => publish(content)}>
          {t('publish')}
        </Button>
      </div>
      {result && (
        <Panel title={t('trial.title')}>
          <TrialView result={result} />
        </Panel>
      )}
    </>
  );
}

function BandFields({ bands, onChange }: { bands: Bands; onChange: (bands: Bands) => void }) {
  const t = useTranslations('healthModel');
  return (
    <div className="flex flex-wrap gap-4">
      {(['average', 'good'] as const).map((band) => (
        <label key={band} className="inline-flex items-center gap-2">
          {t(`bandFrom.${band}`)}
          <Input
            type="number"
            min={1}
            max={100}
            className="max-w-20"
            value={bands[band]}
            onChange={(event) => onChange({ ...bands, [band]: Number(event.target.value) })}
          />
        </label>
      ))}
    </div>
  );
}
