import type { DemoVersion } from './blocks';

export const SECURITY: readonly DemoVersion[] = [
  {
    fileName: 'Fernway security and hosting.pdf',
    note: null,
    daysAgo: 118,
    pages: [
      {
        title: 'Security and hosting',
        blocks: [
          {
            text: 'What your IT asks us before it signs: where data lies, who can read it, what happens when something breaks, and how you leave us again.',
          },
          {
            points: [
              'Hosted in two data centres in the EU, 400 km apart',
              'ISO 27001 certified, audited each spring',
              'Sign-in through your own identity provider',
            ],
          },
        ],
      },
      {
        title: 'Where data lies',
        blocks: [
          { text: 'All customer data is stored in Amsterdam and copied to Frankfurt within seconds. Nothing leaves the EU, support included.' },
          {
            columns: ['Data', 'Encrypted', 'Kept for'],
            rows: [
              ['Orders and slots', 'at rest, in transit', '7 years'],
              ['Positions of vehicles', 'at rest, in transit', '90 days'],
              ['Backups', 'own key', '35 days'],
            ],
          },
        ],
      },
      {
        title: 'When something breaks',
        blocks: [
          {
            text: 'We promise 99.9 % a month and publish what we reached. A site that fails is replaced by the other within 15 minutes; at most five seconds of data are lost.',
          },
          {
            bars: [
              ['Jun', 99.98],
              ['Jul', 99.95],
              ['Aug', 100],
              ['Sep', 99.97],
              ['Oct', 99.99],
            ],
            caption: 'Availability in percent, last five months.',
          },
        ],
      },
      {
        title: 'Access, and leaving',
        blocks: [
          {
            points: [
              'Each of your people has an account of their own',
              'Ours open yours only when you ask, and you see it in the audit trail',
              'On leaving you get everything as CSV; it is deleted after 30 days',
            ],
          },
        ],
      },
    ],
  },
];

export const DATASHEET: readonly DemoVersion[] = [
  {
    fileName: 'Carrier portal datasheet.pdf',
    note: null,
    daysAgo: 61,
    pages: [
      {
        title: 'Carrier portal',
        blocks: [
          {
            text: 'One place where hauliers see your loads, offer prices, book slots and hand in their documents. They need a browser and an invitation.',
          },
          {
            points: [
              'Tender a load to the hauliers you choose, or to all of a region',
              'Ask for rates, and compare them with last year’s',
              'Scorecards: on time, damage, documents complete',
            ],
          },
        ],
      },
      {
        title: 'Figures and requirements',
        blocks: [
          {
            columns: ['What', 'Value'],
            rows: [
              ['Hauliers of a customer, median', '84'],
              ['Loads accepted within the hour', '61 %'],
              ['Documents complete on the day', '93 %'],
              ['Languages', '14'],
            ],
          },
          { text: 'Runs in every browser of the last three years. Connects to Fernway Dispatch, or to any transport system by EDI or REST.' },
        ],
      },
    ],
  },
];

export const PROCESS: readonly DemoVersion[] = [
  {
    fileName: 'From order to invoice.pdf',
    note: null,
    daysAgo: 74,
    pages: [
      {
        title: 'From order to invoice',
        blocks: [
          { text: 'How an order travels through Fernway: seven stations, who acts at each, and what is recorded.' },
          {
            steps: [
              'Order arrives from the ERP',
              'Load is planned',
              'Haulier accepts',
              'Slot is booked',
              'Truck is checked in and out',
              'Proof of delivery',
              'Invoice is matched and released',
            ],
          },
        ],
      },
      {
        title: 'Who acts when',
        blocks: [
          {
            columns: ['Station', 'Who', 'Within'],
            rows: [
              ['Plan the load', 'Dispatcher', '4 h'],
              ['Accept', 'Haulier', '1 h'],
              ['Book the slot', 'Haulier', '24 h before'],
              ['Check in', 'Gate', '2 min'],
              ['Release the invoice', 'Finance', '3 days'],
            ],
          },
          { heading: 'When somebody is late' },
          {
            text: 'The exception desk shows the load with the station where it waits. Whoever is named there is told first, their lead after the time of the table has passed twice.',
          },
        ],
      },
      {
        title: 'What is recorded',
        blocks: [
          { points: ['Each station with time, person and place', 'Every change of plan with its reason', 'Documents, with who handed them in'] },
          { text: 'Records are kept for seven years and can be exported by order, haulier or month.' },
        ],
      },
    ],
  },
];

export const ROADMAP: readonly DemoVersion[] = [
  {
    fileName: 'Fernway what is next.pdf',
    note: null,
    daysAgo: 33,
    pages: [
      {
        title: 'What is next',
        blocks: [
          {
            text: 'What we build in the coming two quarters, what we look into, and what we have decided against. Nothing here is a promise of a date.',
          },
          { heading: 'Being built' },
          { points: ['Rebooking at the gate for all terminals', 'Dock calendar shared between sites', 'Driver app with voice messages'] },
        ],
      },
      {
        title: 'Looked into, and decided against',
        blocks: [
          { heading: 'Looked into' },
          { points: ['Weighbridges on the yard map', 'Slots that cost more at rush hour'] },
          { heading: 'Decided against' },
          { points: ['An own marketplace for loads: our customers’ hauliers come first'] },
        ],
      },
    ],
  },
];
