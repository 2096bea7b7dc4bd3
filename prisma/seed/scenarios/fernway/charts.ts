import type { ChartContent } from '@/lib/features/chart/contract';
import { encodeFilter } from '@/lib/kit/url-codec';

const account = (metrics: string[], rest: Partial<ChartContent> = {}): ChartContent =>
  ({
    ...{ exploration: 'account', metrics, across: 'average', within: 'last', groupBy: null },
    ...{ days: 180, grain: 'week', kind: 'line', compare: false, segment: null },
    ...rest,
  }) as ChartContent;

const users = (metrics: string[], rest: Partial<ChartContent> = {}): ChartContent =>
  ({
    ...{ exploration: 'user', metrics, groupBy: null },
    ...{ days: 90, grain: 'week', kind: 'bar', compare: false, segment: null },
    ...rest,
  }) as ChartContent;

interface DemoChart {
  name: string;
  /** E-mail of who made it. */
  by: string;
  isShared: boolean;
  content: ChartContent;
  /** Linked on every account's Metrics tab. */
  isLinked?: true;
}

const [OKKE, MARTA] = ['okke.brandsma@fernway.example', 'marta.lindqvist@fernway.example'];

/** Metrics of the organization's own. */
export const FORMULAS = {
  perUser: { name: 'Revenue per active user', expression: 'mrr / mau', decimals: 2 },
  seatUse: { name: 'Seat use', expression: 'mau / [attribute:seatsContracted]', decimals: 3, asShare: true },
};

/** What people at the demo's organization look at. @param ids of its own metrics */
export const demoCharts = ({ perUser, seatUse }: Record<keyof typeof FORMULAS, string>): DemoChart[] => [
  {
    ...{ name: 'Active users by account type', by: OKKE, isShared: true },
    content: account(['mau'], { across: 'total', kind: 'stacked', groupBy: 'type' } as Partial<ChartContent>),
  },
  { name: 'Stickiness beside the half-year before', by: MARTA, isShared: true, content: account(['stickiness'], { compare: true }), isLinked: true },
  {
    ...{ name: 'Revenue by account type', by: OKKE, isShared: true },
    content: account(['mrr'], { across: 'total', kind: 'pie', groupBy: 'type' } as Partial<ChartContent>),
  },
  {
    ...{ name: 'Days since the last touchpoint, by owner', by: OKKE, isShared: true },
    content: account(['touchDays'], { days: 90, groupBy: 'owner' } as Partial<ChartContent>),
  },
  { name: 'Open tickets', by: MARTA, isShared: true, content: account(['openTickets'], { across: 'total', kind: 'area' } as Partial<ChartContent>) },
  { name: 'Revenue per active user', by: OKKE, isShared: true, content: account([perUser], { days: 365, grain: 'month', kind: 'bar' }) },
  {
    name: 'Seat use: who needs more, who pays for too many',
    by: MARTA,
    isShared: true,
    content: account([seatUse], { groupBy: 'owner' } as Partial<ChartContent>),
  },
  {
    name: 'Who uses it most',
    by: MARTA,
    isShared: true,
    content: users(['activeDays'], { groupBy: 'account', grain: 'month' } as Partial<ChartContent>),
  },
  {
    ...{ name: 'Onboarding: are they getting in?', by: MARTA, isShared: false },
    content: account(['activeShare', 'mau'], { days: 90, segment: encodeFilter({ all: [{ column: 'stage', op: 'is', value: 'Onboarding' }] }) }),
  },
];

/** Charts made on an account's Metrics tab, which every account has. */
export const TAB_CHARTS: readonly { name: string; content: ChartContent }[] = [
  { name: 'Active users', content: account(['mau', 'wau', 'dau'], { days: 30, grain: 'day' }) },
  { name: 'People and their time', content: users(['activeUsers', 'userTime']) },
  { name: 'Waiting for us', content: account(['openTickets', 'touchDays'], { days: 180 }) },
];
