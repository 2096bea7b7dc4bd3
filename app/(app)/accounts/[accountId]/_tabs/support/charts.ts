import type * as z from 'zod';
import type { ChartData } from '@/components/charts/chart-data';
import type { SupportTrends } from '@/lib/features/ticket/contract';
import { formatMonth } from '@/lib/kit/date-format';
import { readableWord } from '@/lib/kit/readable-word';

type Months = z.infer<typeof SupportTrends>['months'];

const pointsOf = (months: Months, locale: string) => months.map(({ month }) => ({ key: month, label: formatMonth(`${month}-01`, locale) }));

/** Mean age of open and closed tickets, in days. */
export function ageChart(months: Months, words: { open: string; closed: string }, partialLast: boolean, locale: string): ChartData {
  const series = [
    { id: 'open', name: words.open, values: months.map(({ openAgeDays }) => openAgeDays) },
    { id: 'closed', name: words.closed, values: months.map(({ closedAgeDays }) => closedAgeDays) },
  ];
  return { kind: 'number', points: pointsOf(months, locale), series, partialLast };
}

/** Open tickets by each of the words that occur. */
export function countChart(months: Months, by: 'openByPriority' | 'openByType', partialLast: boolean, locale: string): ChartData {
  const words = [...new Set(months.flatMap((month) => Object.keys(month[by])))].sort();
  const series = words.map((word) => ({ id: word, name: readableWord(word), values: months.map((month) => month[by][word] ?? 0) }));
  return { kind: 'number', points: pointsOf(months, locale), series, partialLast };
}
