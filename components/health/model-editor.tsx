'use client';

import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { BackTestView } from '@/components/health/back-test-view';
import { ComponentEditor } from '@/components/health/component-editor';
import { type MetricChoice, newMember } from '@/components/health/member-editor';
import { ModelVersions } from '@/components/health/model-versions';
import { TrialView } from '@/components/health/trial-view';
import { type ModelActions, type Tried, useModel } from '@/components/health/use-model';
import { Panel } from '@/components/panel/panel';
import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { toastDone } from '@/components/ui/toast-done';
import type { Bands, Component, Model, ModelContent } from '@/lib/features/health/contract';
import { HORIZONS } from '@/lib/features/health/metrics';
import { formatPercent } from '@/lib/kit/number-format';

interface ModelEditorProps {
  model: Pick<Model, 'id' | 'version' | 'content' | 'hasDraft' | 'published' | 'versions'>;
  metrics: readonly MetricChoice[];
  actions: ModelActions;
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
  const use = useModel(model.id, model.version, actions);
  const { components, bands } = content;
  const setComponents = (next: Component[]) => setContent({ ...content, components: next });
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  const [first] = metrics;
  const add = () => first && setComponents([...components, { key: freshKey(components), name: null, weight: 10, members: [newMember(first)] }]);
  const take = (published: ModelContent) => {
    setContent(published);
    toastDone(t('versions.taken'), {
      label: t('versions.undo'),
      done: t('versions.undone'),
      action: async () => {
        setContent(content);
        return { data: null };
      },
    });
  };
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
      <EditorBar content={content} use={use} />
      {use.tried && <Findings tried={use.tried} metrics={metrics} />}
      {model.versions.length > 0 && <ModelVersions versions={model.versions} current={model.published} onTake={take} />}
    </>
  );
}

/** What came of trying the draft; it comes into view, as the bar that asked for it stands above. */
function Findings({ tried, metrics }: { tried: Tried; metrics: readonly MetricChoice[] }) {
  const t = useTranslations('healthModel');
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new finding comes into view
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'start' });
  }, [tried]);
  return (
    <div ref={place}>
      <Panel title={t('now' in tried ? 'trial.title' : 'past.title')}>
        {'now' in tried ? (
          <TrialView result={tried.now} />
        ) : (
          <BackTestView result={tried.past} nameOf={(metric) => metrics.find(({ id }) => id === metric)?.label ?? metric} />
        )}
      </Panel>
    </div>
  );
}

const FIRST_HORIZON = 90;

/** What can be done with the draft as it stands. */
function EditorBar({ content, use: { pending, ...use } }: { content: ModelContent; use: ReturnType<typeof useModel> }) {
  const t = useTranslations('healthModel');
  const [horizon, setHorizon] = useState<number>(FIRST_HORIZON);
  return (
    <div className="sticky bottom-0 z-10 flex flex-wrap gap-2 border-t border-line bg-canvas py-3 phone:static">
      <Button icon="eye" busy={pending} onClick={() => use.tryOut(content)}>
        {t('preview')}
      </Button>
      <span className="inline-flex gap-1">
        <Button icon="chart" busy={pending} onClick={() => use.backTest(content, horizon)}>
          {t('backTest')}
        </Button>
        <Select
          aria-label={t('past.horizon')}
          options={HORIZONS.map((days) => ({ value: String(days), label: t('past.horizonDays', { days }) }))}
          value={String(horizon)}
          onChange={(event) => setHorizon(Number(event.target.value))}
        />
      </span>
      <Button busy={pending} onClick={() => use.save(content)}>
        {t('save')}
      </Button>
      <Button kind="primary" busy={pending} onClick={() => use.publish(content)}>
        {t('publish')}
      </Button>
    </div>
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
