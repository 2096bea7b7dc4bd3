import { tableWith } from '@/app/(app)/accounts/_list/read-list';
import { LinkSelect } from '@/app/(app)/charts/_explorer/link-select';
import { asPie, type ExplorerPlace, explorerHref, otherHref } from '@/app/(app)/charts/_explorer/place';
import type { Explorer } from '@/app/(app)/charts/_explorer/read-page';
import { SegmentedLinks } from '@/components/ui/segmented';
import type { ChartContent } from '@/lib/features/chart/contract';
import { CHART_ACROSS, CHART_DAYS, CHART_GRAINS, CHART_KINDS, CHART_WITHIN, USER_GROUPS } from '@/lib/features/chart/metrics';
import { getTranslator } from '@/lib/next/messages';

interface ChoicesProps {
  place: ExplorerPlace;
  explorer: Explorer;
}

/** Whose figures: of accounts, as their values were kept, or of what their users did. */
export async function ExplorationChoice({ explorer: { content } }: ChoicesProps) {
  const t = await getTranslator('explorer');
  const items = (['account', 'user'] as const).map((id) => ({ id, label: t(`exploration.${id}`), href: otherHref(id) }));
  return <SegmentedLinks label={t('exploration.label')} current={content.exploration} items={items} />;
}

/** How long, in which steps, and how it is drawn. */
export async function ShapeChoices({ place, explorer: { content } }: ChoicesProps) {
  const t = await getTranslator('explorer');
  const href = (change: Partial<ChartContent>) => explorerHref(place.chartId, { ...content, ...change } as ChartContent);
  const days = CHART_DAYS.map((count) => ({ id: String(count), label: t('days', { count }), href: href({ days: count }) }));
  const grains = CHART_GRAINS.map((grain) => ({ id: grain, label: t(`grain.${grain}`), href: href({ grain }) }));
  const kinds = CHART_KINDS.map((kind) => ({ id: kind, label: t(`kind.${kind}`), href: href(kind === 'pie' ? asPie(content) : { kind }) }));
  const compared = [
    { id: 'no', label: t('compare.no'), href: href({ compare: false }) },
    { id: 'yes', label: t('compare.yes'), href: href({ compare: true, groupBy: null }) },
  ];
  return (
    <>
      <SegmentedLinks label={t('period')} current={String(content.days)} items={days} />
      <SegmentedLinks label={t('grain.label')} current={content.grain} items={grains} />
      <SegmentedLinks label={t('compare.label')} current={content.compare ? 'yes' : 'no'} items={compared} />
      <SegmentedLinks label={t('kind.label')} current={content.kind} items={kinds} />
    </>
  );
}

/** How many accounts become one figure, and the days of a week or month. */
export async function SummaryChoices({ place, explorer: { content } }: ChoicesProps) {
  if (content.exploration !== 'account') return null;
  const t = await getTranslator('explorer');
  const across = CHART_ACROSS.map((id) => ({ id, label: t(`across.${id}`), href: explorerHref(place.chartId, { ...content, across: id }) }));
  const within = CHART_WITHIN.map((id) => ({ id, label: t(`within.${id}`), href: explorerHref(place.chartId, { ...content, within: id }) }));
  return (
    <>
      <SegmentedLinks label={t('across.label')} current={content.across} items={across} />
      {content.grain !== 'day' && <LinkSelect label={t('within.label')} current={content.within} items={within} />}
    </>
  );
}

const OWN = ['type', 'stage', 'status', 'owner'] as const;

/** One line for each value of a column, account or user; of one metric. */
export async function GroupChoice({ place, explorer: { content, attributes } }: ChoicesProps) {
  if (content.metrics.length > 1) return null;
  const t = await getTranslator('explorer');
  const href = (groupBy: string | null) => explorerHref(place.chartId, { ...content, groupBy, compare: false } as ChartContent);
  const columns = tableWith(attributes).columns.flatMap(({ id, label, kind }) =>
    label && (kind === 'enum' || kind === 'person') ? [{ id, label }] : [],
  );
  const offered =
    content.exploration === 'user'
      ? USER_GROUPS.map((id) => ({ id, label: t(`group.${id}`) }))
      : [...OWN.map((id) => ({ id, label: t(`group.${id}`) })), ...columns];
  const items = [{ id: '', label: t('group.no'), href: href(null) }, ...offered.map(({ id, label }) => ({ id, label, href: href(id) }))];
  return <LinkSelect label={t('group.label')} current={content.groupBy ?? ''} items={items} />;
}
