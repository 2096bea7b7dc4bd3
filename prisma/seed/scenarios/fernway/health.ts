import type { ModelContent } from '@/lib/features/health/contract';
import { PRESETS } from '@/lib/features/health/presets';
import type { PulseRating } from '@/lib/features/metric/metrics';
import { addDays } from '@/lib/kit/day';
import { randomStream } from '../random';
import type { AccountRecord } from '../types';

/** Days of scores that the demo has behind it. */
export const HISTORY_DAYS = 396;

interface PlannedModel {
  name: string;
  /** Types of accounts that it is for; none: any. */
  accountTypes: string[];
  isDefault: boolean;
  /** What it said, from so many days ago on; the last one is in force. */
  versions: { sinceDaysAgo: number; content: ModelContent }[];
}

/** Before support counted as much as it does now, and before anybody wrote pulses. */
const withoutPulse: ModelContent = {
  ...PRESETS.balanced,
  components: PRESETS.balanced.components
    .filter(({ key }) => key !== 'pulse')
    .map((component) => (component.key === 'tickets' ? { ...component, weight: 10 } : component)),
};

const withoutModules: ModelContent = { ...PRESETS.adoption, components: PRESETS.adoption.components.filter(({ key }) => key !== 'modules') };

export const MODELS: readonly PlannedModel[] = [
  {
    ...{ name: 'Products', accountTypes: ['product'], isDefault: false },
    versions: [
      { sinceDaysAgo: HISTORY_DAYS, content: withoutModules },
      { sinceDaysAgo: 61, content: PRESETS.adoption },
    ],
  },
  {
    ...{ name: 'All accounts', accountTypes: [], isDefault: true },
    versions: [
      { sinceDaysAgo: HISTORY_DAYS, content: withoutPulse },
      { sinceDaysAgo: 118, content: PRESETS.balanced },
    ],
  },
];

const COMMENTS: Record<PulseRating, readonly string[]> = {
  good: [
    'Sponsor opened the QBR with numbers from our dashboard. They want the same for two more sites.',
    'Renewal talk was about scope, not price.',
    'New operations lead is a fan; asked for training for her team on her own account.',
  ],
  average: [
    'Usage holds, but nobody at the customer owns the roll-out since spring.',
    'Friendly call, few decisions. Waiting for their budget round.',
    'Works for dispatch; planners still keep their own spreadsheets.',
  ],
  poor: [
    'Champion left; her successor has worked with a competitor before.',
    'Third escalation in a month. They said aloud that they compare offers.',
    'No answer to two mails and a call. The last meeting ended early.',
  ],
};

export interface PlannedPulse {
  accountId: string;
  rating: PulseRating;
  comment: string;
  on: string;
}

/** What the people in charge thought of an account, from when on pulses were written. */
export function pulsesOf({ id: accountId, status }: Pick<AccountRecord, 'id' | 'status'>, today: string): PlannedPulse[] {
  const random = randomStream(`fernway/pulse/${accountId}`);
  if (!random.chance(0.72)) return [];
  return Array.from({ length: random.whole(1, 3) }, () => {
    const rating =
      (['good', 'average', 'poor'] as const)[random.weighted(status === 'at_risk' || status === 'churned' ? [0, 2, 5] : [5, 3, 1])] ?? 'average';
    return { accountId, rating, comment: random.pick(COMMENTS[rating]), on: addDays(today, -random.whole(3, 118)) };
  });
}
