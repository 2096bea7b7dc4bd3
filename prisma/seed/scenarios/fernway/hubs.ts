import type { Random } from '../random';

const [MARTA, OKKE] = ['marta.lindqvist@fernway.example', 'okke.brandsma@fernway.example'];

interface PlannedMessage {
  by: string;
  daysAgo: number;
  subject: string;
  body: string;
  /** Titles of the library. */
  documents: readonly string[];
  /** Which of the contacts with a hub get it, by their place. */
  to: readonly [from: number, until: number];
}

const body = (text: string) => `Hello {firstName},\n\n${text}\n\nBest regards,\n{sender}`;

/** Contacts who get a hub, of as many accounts as there are. */
export const MOST_READERS = 30;

/** What was sent to customers in the last three months, the first one first. */
export const MESSAGES: readonly PlannedMessage[] = [
  {
    by: MARTA,
    daysAgo: 82,
    subject: 'From order to invoice, as agreed',
    body: body('as promised in our meeting, this is how an order becomes an invoice at {account}: seven stations, and who acts at each.'),
    documents: ['From order to invoice'],
    to: [0, 9],
  },
  {
    by: MARTA,
    daysAgo: 57,
    subject: 'Carrier portal for hauliers',
    body: body('your hauliers can book their slots themselves. This is what they see, and what it asks of them.'),
    documents: ['Carrier portal datasheet'],
    to: [6, 18],
  },
  {
    by: MARTA,
    daysAgo: 40,
    subject: 'Yard rollout guide',
    body: body('six weeks from master data to hand over: please have a look at the weeks that need somebody of yours.'),
    documents: ['Yard rollout guide', 'Fernway help centre'],
    to: [0, 14],
  },
  {
    by: OKKE,
    daysAgo: 26,
    subject: 'Security and hosting pack',
    body: body('your IT asked where the data of {account} stands and who can see it. This answers what we are asked most.'),
    documents: ['Security and hosting', 'From order to invoice'],
    to: [12, 22],
  },
  {
    by: OKKE,
    daysAgo: 12,
    subject: 'Price list 2026',
    body: body('these are the prices that hold from January. Please ask where something is not clear.'),
    documents: ['Price list 2026'],
    to: [8, 26],
  },
  {
    by: MARTA,
    daysAgo: 3,
    subject: 'Yard rollout guide, version 2',
    body: body('the guide has a new chapter on hauliers who come late, and a better plan for week 4.'),
    documents: ['Yard rollout guide'],
    to: [3, 16],
  },
];

/** How a reader treats what they are sent. */
export type Persona = 'ignores' | 'opens' | 'skims' | 'browses' | 'reads' | 'studies';

const SHARES: readonly [Persona, number][] = [
  ['ignores', 18],
  ['opens', 14],
  ['skims', 6],
  ['browses', 18],
  ['reads', 26],
  ['studies', 16],
];

export function personaOf(random: Random): Persona {
  return SHARES[random.weighted(SHARES.map(([, weight]) => weight))]?.[0] ?? 'ignores';
}

/** Which share of a document a reader looks at, how often, and how long at a page compared with what it takes. */
export const HABITS: Readonly<Record<Persona, { share: number; visits: readonly [number, number]; pace: number }>> = {
  ignores: { share: 0, visits: [0, 0], pace: 0 },
  opens: { share: 0, visits: [1, 1], pace: 0 },
  skims: { share: 0.5, visits: [1, 1], pace: 0.03 },
  browses: { share: 0.25, visits: [1, 2], pace: 0.5 },
  reads: { share: 0.7, visits: [1, 3], pace: 1.3 },
  studies: { share: 1, visits: [2, 4], pace: 2.2 },
};

export const QUESTIONS = [
  'Does this hold for our second site too?',
  'Who of ours has to be there in week 4?',
  'Is the discount for three years still possible?',
  'Can hauliers without a smartphone use this as well?',
] as const;

/** Browsers that customers come with. */
export const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
] as const;
