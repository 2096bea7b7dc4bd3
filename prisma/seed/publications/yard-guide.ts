import type { DemoPage, DemoVersion } from './blocks';

const OPENING: readonly DemoPage[] = [
  {
    title: 'Yard rollout guide',
    blocks: [
      { text: 'How a terminal goes live with Fernway Yard in six weeks: who does what, in which order, and how you know that it worked.' },
      { heading: 'For whom' },
      {
        points: [
          'Terminal managers who decide when a gate opens',
          'Shift leads who train their people',
          'IT, who connect scanners, printers and the ERP',
        ],
      },
      { heading: 'How to read it' },
      { text: 'Each step has a page. It says what to do before the shift, what to watch during it, and which figure tells you to go on.' },
    ],
  },
  {
    title: 'What you will have at the end',
    blocks: [
      {
        text: 'Every truck has a slot before it leaves, is checked in at the gate in under two minutes, and is found on the yard map without a phone call.',
      },
      {
        columns: ['Figure', 'Before', 'After', 'Best terminal'],
        rows: [
          ['Minutes at the gate', '9', '2', '1'],
          ['Trucks without a slot', '38 %', '6 %', '2 %'],
          ['Calls to the control room a day', '120', '31', '12'],
          ['Trailers not found at once', '11', '1', '0'],
        ],
      },
      { text: 'The figures are medians of eleven terminals that went live in the last twelve months.' },
    ],
  },
  {
    title: 'Six weeks at a glance',
    blocks: [
      {
        columns: ['Step', 'Week', 'Who', 'Days'],
        rows: [
          ['1  Master data and map', '1', 'IT, yard lead', '4'],
          ['2  Dock calendar', '2', 'Planning', '3'],
          ['3  Open the first gate', '3', 'Gate, shift leads', '5'],
          ['4  Second gate', '4', 'Gate', '3'],
          ['5  Hauliers book themselves', '5', 'Planning', '5'],
          ['6  Hand over', '6', 'Everybody', '2'],
        ],
      },
      {
        text: 'Weeks three and four may change places where the second gate has less traffic. No step begins before the figure of the one before it is reached.',
      },
    ],
  },
  {
    title: 'Who is needed',
    blocks: [
      { heading: 'On your side' },
      {
        points: [
          'A rollout lead with two days a week',
          'One shift lead for each gate',
          'Somebody from IT who may open firewall ports',
          'A planner who knows the docks by heart',
        ],
      },
      { heading: 'On ours' },
      {
        points: ['A success manager, your first call', 'A solution engineer in weeks one to three', 'Support from 06:00 to 22:00 while a gate opens'],
      },
    ],
  },
];

const STEPS: readonly DemoPage[] = [
  {
    title: 'Step 1: Master data and map',
    blocks: [
      { text: 'A yard map that is wrong is worse than none. Walk the yard once with the list in your hand.' },
      {
        steps: [
          'Export docks, lanes and parking rows from your ERP, or fill in our sheet.',
          'Draw the map: rows as they are numbered on the ground, not as on old plans.',
          'Walk it. Correct what differs, that day.',
          'Load the list of trailers with owner and type.',
        ],
      },
      { heading: 'Go on when' },
      { text: 'Twenty trailers that somebody names at random are found on the map within ten seconds each.' },
    ],
  },
  {
    title: 'Step 2: Dock calendar',
    blocks: [
      { text: 'Slots are promises. Offer fewer than you can handle for the first two weeks, then raise the number.' },
      {
        columns: ['Dock group', 'Slot', 'Slots a day', 'Kept free'],
        rows: [
          ['Ambient, inbound', '30 min', '44', '10 %'],
          ['Ambient, outbound', '45 min', '36', '10 %'],
          ['Chilled', '30 min', '28', '20 %'],
          ['Container', '60 min', '12', '25 %'],
        ],
      },
      { heading: 'Go on when' },
      { text: 'Planning has run the calendar for three days beside the old list, and both say the same at noon.' },
    ],
  },
  {
    title: 'Step 3: Open the first gate',
    blocks: [
      {
        text: 'Start with one gate and one shift. A terminal that runs a single gate for five working days finds nine of ten set-up errors before they reach the other lanes.',
      },
      { heading: 'Before the shift' },
      {
        steps: [
          'Check that the scanner shows the terminal’s name, not its serial number.',
          'Print twenty test passes and scan each one twice.',
          'Agree who may override a refused pass, and write the name on the gate sheet.',
        ],
      },
      {
        bars: [
          ['Day 1', 9],
          ['Day 2', 6],
          ['Day 3', 4],
          ['Day 4', 3],
          ['Day 5', 2],
        ],
        caption: 'Refused passes at the Moss pilot, five working days.',
      },
    ],
  },
];

const REFUSED: DemoPage = {
  title: 'When a pass is refused',
  blocks: [
    {
      text: 'Leave the truck in the lane and read the code on the scanner. Codes 10 to 19 are about the booking, codes 20 to 29 about the driver. Only codes from 30 need the control room.',
    },
    {
      columns: ['Code', 'Meaning', 'Who helps'],
      rows: [
        ['11', 'No slot today', 'Gate'],
        ['14', 'More than 45 min late', 'Gate'],
        ['22', 'Driver not known', 'Haulier'],
        ['31', 'Trailer blocked', 'Control room'],
      ],
    },
  ],
};

const REFUSED_NOW: DemoPage = {
  title: 'When a pass is refused',
  blocks: [
    {
      text: 'Leave the truck in the lane and read the code on the scanner. Codes 10 to 19 are about the booking, codes 20 to 29 about the driver, and 30 to 39 about the trailer. The scanner now says in words who helps.',
    },
    {
      columns: ['Code', 'Meaning', 'Who helps'],
      rows: [
        ['11', 'No slot today', 'Gate: rebook at once'],
        ['14', 'More than 45 min late', 'Gate: rebook at once'],
        ['22', 'Driver not known', 'Haulier, by text message'],
        ['31', 'Trailer blocked', 'Control room'],
        ['33', 'Trailer due for inspection', 'Yard lead'],
      ],
    },
  ],
};

const REBOOKING: DemoPage = {
  title: 'New: rebooking at the gate',
  blocks: [
    {
      text: 'Gate staff may now move a late truck to the next free slot of the same dock group themselves. In the pilots this took four of five calls off the control room.',
    },
    {
      steps: [
        'Scan the pass; choose Move.',
        'Take the first slot offered, or the second if the driver needs a break.',
        'The planner sees the move with its reason, and can take it back for ten minutes.',
      ],
    },
    {
      bars: [
        ['Moss', 31],
        ['Tilburg', 24],
        ['Gdynia', 19],
        ['Leixões', 12],
      ],
      caption: 'Calls saved a day at four terminals, first month.',
    },
  ],
};

const LATER: readonly DemoPage[] = [
  {
    title: 'Step 4: Second gate',
    blocks: [
      { text: 'The second gate opens with the people of the first: let two of them change sides for a week.' },
      {
        columns: ['Gate', 'First day', 'Passes per hour', 'Refused, at most'],
        rows: [
          ['North, lane 1', 'Monday', '40', '2'],
          ['North, lane 2', 'Week 2', '60', '3'],
          ['South, both lanes', 'Week 3', '110', '4'],
        ],
      },
      { heading: 'Go on when' },
      { text: 'Both gates stay under the last column for three days in a row.' },
    ],
  },
  {
    title: 'Step 5: Hauliers book themselves',
    blocks: [
      { text: 'Invite the ten hauliers with the most visits first: they make up two thirds of the traffic almost everywhere.' },
      {
        points: [
          'Send the invitation from the carrier portal, in the haulier’s language',
          'Keep the telephone for two weeks, then for emergencies only',
          'Show the share of booked trucks on the wall of the drivers’ room',
        ],
      },
    ],
  },
  {
    title: 'Step 6: Hand over',
    blocks: [
      { text: 'The rollout ends when the terminal runs itself. Go through this page together, and sign it.' },
      {
        steps: [
          'Shift leads train a newcomer without us.',
          'The weekly report arrives by itself.',
          'Somebody is named for the map, the calendar and the hauliers.',
          'The next review is in the calendar.',
        ],
      },
    ],
  },
  {
    title: 'If something goes wrong',
    blocks: [
      {
        text: 'Support answers within 15 minutes while a gate opens, and within two hours afterwards. Say the name of the terminal, the gate, and the code on the scanner.',
      },
      { heading: 'Without a network' },
      {
        text: 'The gate app keeps working for four hours and sends what it noted once the network is back. Passes can be scanned; new slots can’t be booked.',
      },
    ],
  },
];

/** Twelve pages, and thirteen: one page was rewritten and one put in. */
export const YARD_GUIDE: readonly DemoVersion[] = [
  { fileName: 'Yard rollout guide.pdf', note: null, daysAgo: 140, pages: [...OPENING, ...STEPS, REFUSED, ...LATER] },
  {
    fileName: 'Yard rollout guide.pdf',
    note: 'Codes of refused passes explained anew, and a page about rebooking at the gate.',
    daysAgo: 16,
    pages: [...OPENING, ...STEPS, REFUSED_NOW, REBOOKING, ...LATER],
  },
];
