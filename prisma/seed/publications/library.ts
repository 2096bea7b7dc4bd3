import type { PublicationKind, UpdatePolicy } from '@/lib/features/publication/table';
import type { DemoVersion } from './blocks';
import { PRICE_LIST } from './price-list';
import { DATASHEET, PROCESS, ROADMAP, SECURITY } from './short-documents';
import { YARD_GUIDE } from './yard-guide';

export interface DemoPublication {
  title: string;
  kind: PublicationKind;
  description: string;
  updatePolicy: UpdatePolicy;
  shareable: boolean;
  watermark: boolean;
  /** E-mail of the colleague who looks after it. */
  by: string;
  content: { versions: readonly DemoVersion[] } | { url: string; daysAgo: number };
}

const [MARTA, OKKE] = ['marta.lindqvist@fernway.example', 'okke.brandsma@fernway.example'];
const USUAL = { updatePolicy: 'ask', shareable: true, watermark: false } as const;

/** What Fernway shows its customers, and one paper that it doesn't. */
export const LIBRARY: readonly DemoPublication[] = [
  {
    ...USUAL,
    title: 'Yard rollout guide',
    kind: 'manual',
    description: 'Six weeks from master data to hand over, step by step.',
    by: MARTA,
    content: { versions: YARD_GUIDE },
  },
  {
    ...USUAL,
    title: 'Price list 2026',
    kind: 'price_list',
    description: 'Plans, modules and services.',
    watermark: true,
    by: OKKE,
    content: { versions: PRICE_LIST },
  },
  {
    ...USUAL,
    title: 'Security and hosting',
    kind: 'datasheet',
    description: 'Answers what a customer’s IT asks before it signs.',
    updatePolicy: 'follow',
    by: OKKE,
    content: { versions: SECURITY },
  },
  {
    ...USUAL,
    title: 'Carrier portal datasheet',
    kind: 'datasheet',
    description: 'What hauliers see, and what it asks of them.',
    updatePolicy: 'follow',
    by: MARTA,
    content: { versions: DATASHEET },
  },
  {
    ...USUAL,
    title: 'From order to invoice',
    kind: 'process',
    description: 'Seven stations of an order, who acts at each.',
    updatePolicy: 'hold',
    by: MARTA,
    content: { versions: PROCESS },
  },
  {
    ...USUAL,
    title: 'What is next',
    kind: 'deck',
    description: 'For talks with key customers; ask product before it is sent.',
    shareable: false,
    by: OKKE,
    content: { versions: ROADMAP },
  },
  {
    ...USUAL,
    title: 'Fernway help centre',
    kind: 'link',
    description: 'Questions and answers, always the newest.',
    updatePolicy: 'follow',
    by: MARTA,
    content: { url: 'https://help.fernway.example', daysAgo: 200 },
  },
];
