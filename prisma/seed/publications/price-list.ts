import type { DemoPage, DemoVersion } from './blocks';

const PLANS: DemoPage = {
  title: 'Price list 2026',
  blocks: [
    { text: 'Per named user and month, in euro, without VAT, invoiced yearly in advance. Valid for agreements and renewals from 1 January 2026.' },
    {
      columns: ['Plan', 'Up to 50 users', '51 to 200', 'From 201'],
      rows: [
        ['Dispatch', '39', '35', '31'],
        ['Dispatch and Yard', '58', '52', '46'],
        ['Complete', '74', '66', '59'],
        ['Driver app, per driver', '6', '5', '4'],
      ],
    },
    { text: 'A plan may be changed upwards at any time; what was paid is set off to the day.' },
  ],
};

const modules = (edi: string): DemoPage => ({
  title: 'Modules',
  blocks: [
    { text: 'Modules are added to any plan, per site and month.' },
    {
      columns: ['Module', 'First site', 'Each further'],
      rows: [
        ['Carrier portal', '420', '180'],
        ['Analytics', '350', '150'],
        ['EDI connection', edi, '90'],
        ['Temperature log', '140', '70'],
        ['CO₂ statement', '190', '60'],
      ],
    },
    { text: 'The carrier portal is free for the hauliers who are invited to it.' },
  ],
});

const services = (day: string): DemoPage => ({
  title: 'Services',
  blocks: [
    {
      columns: ['Service', 'Unit', 'Euro'],
      rows: [
        ['Rollout of a terminal', 'once', '9 800'],
        ['Training for shift leads', 'group of 8', '1 150'],
        ['Solution engineer', 'day', day],
        ['Data migration', 'once', '3 400'],
      ],
    },
    { heading: 'What is never charged' },
    { points: ['Support by mail, chat and telephone', 'New versions', 'Reviews with your success manager'] },
  ],
});

const TERMS: DemoPage = {
  title: 'Terms in short',
  blocks: [
    {
      points: [
        'Agreements run for twelve months and are renewed unless ended 60 days before.',
        'Prices rise once a year, by 3 % at most.',
        'Payment within 30 days.',
        'Users may be exchanged, not shared.',
      ],
    },
    { text: 'The agreement says the rest; where the two differ, it counts.' },
  ],
};

/** Four pages; two of them changed in the second version. */
export const PRICE_LIST: readonly DemoVersion[] = [
  { fileName: 'Fernway price list 2026.pdf', note: null, daysAgo: 95, pages: [PLANS, modules('160'), services('1 280'), TERMS] },
  {
    fileName: 'Fernway price list 2026.pdf',
    note: 'EDI costs less, a day of a solution engineer a little more.',
    daysAgo: 9,
    pages: [PLANS, modules('120'), services('1 320'), TERMS],
  },
];
