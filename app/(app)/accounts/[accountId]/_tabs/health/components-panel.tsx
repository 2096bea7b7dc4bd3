import { componentCells } from '@/app/(app)/accounts/[accountId]/_tabs/health/component-cells';
import type { MetricWords } from '@/app/(app)/accounts/[accountId]/_tabs/health/metric-words';
import { FigureTable } from '@/components/overview/figure-table';
import { Panel } from '@/components/panel/panel';
import type { HealthReading } from '@/lib/features/health/contract';
import { formatShortDay } from '@/lib/kit/date-format';
import { formatNumber } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface ComponentsPanelProps {
  place: Pick<AccountPlace, 'locale'>;
  reading: HealthReading;
  since: string;
  words: MetricWords;
}

const COLUMNS = ['component', 'value', 'source', 'age', 'scale', 'score', 'weight', 'contribution', 'since'] as const;
const FIGURES: readonly string[] = ['value', 'age', 'weight', 'contribution', 'since'];
const NOTHING = ['', '', ''];

/** Every component with what it was scored by: value, source, age, scale, weight and contribution. */
export async function ComponentsPanel({ place: { locale }, reading, since, words }: ComponentsPanelProps) {
  const t = await getTranslator('health');
  const cells = await componentCells(reading, words, locale);
  const rows = reading.components.flatMap((component) => {
    const { key, name, members, score } = component;
    const [only] = members;
    if (only && members.length === 1 && name === null) {
      return [{ id: key, cells: [cells.named(only), ...cells.ofMember(only), ...cells.weighed(component)] }];
    }
    const group = [name ?? key, '', t('group', { count: members.length }), '', '', cells.score(score), ...cells.weighed(component)];
    const parts = members.map((member) => ({ id: `${key} ${member.metric}`, cells: [cells.named(member), ...cells.ofMember(member), ...NOTHING] }));
    return [{ id: key, cells: group }, ...parts];
  });
  const known = reading.components.reduce((sum, { weight, score }) => sum + (score === null ? 0 : weight), 0);
  const weight = formatNumber(known, locale);
  const total = [
    t('column.score'),
    ...NOTHING,
    '',
    '',
    weight,
    cells.figure(reading.rollUp ? reading.rollUp.own : reading.score),
    cells.signed(reading.rollUp ? undefined : reading.change?.delta),
  ];
  const columns = COLUMNS.map((id) => ({ id, label: t(`column.${id}`, { day: formatShortDay(since, locale) }), isFigure: FIGURES.includes(id) }));
  const strong = total.map((cell, index) => <strong key={COLUMNS[index]}>{cell}</strong>);
  return (
    <Panel title={t('components')} footer={<span>{t('formula', { weight })}</span>} flush>
      <FigureTable label={t('components')} columns={columns} rows={[...rows, { id: 'total', cells: strong }]} />
    </Panel>
  );
}
