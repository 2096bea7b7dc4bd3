/** What Fernway's people write down of a conversation: words in braces are filled in with names, modules and numbers. */
export interface Conversation {
  reason: string;
  subjects: readonly string[];
  /** What was talked about, one or two of them. */
  said: readonly string[];
  agreed: readonly string[];
  types: readonly string[];
  minutes: readonly number[];
  weight: number;
}

export const CONVERSATIONS: readonly Conversation[] = [
  {
    reason: 'check_in',
    subjects: ['Monthly check-in with {person}', 'Check-in: {module} after the release', 'Short call about {module}', 'How {month} went'],
    said: [
      '{person} is happy with **{module}**: the morning shift closes its orders about {minutes} minutes earlier than in spring.',
      'Two new colleagues start on Monday; {person} would like the recorded training instead of a session.',
      'The depot in the south still keeps its own spreadsheet beside {module}. {person} will raise it with the site lead.',
      'They asked when carriers can upload proof of delivery from a phone. I showed the beta and noted their three wishes.',
      'Gate waiting time is down to {minutes} minutes on average, which {person} now reports to the board each month.',
    ],
    agreed: [
      'Send the recording of the {module} training',
      'Look at the slow report together next week',
      'Add the two new users',
      'Share the release notes',
    ],
    types: ['call', 'video_call', 'call', 'email'],
    minutes: [15, 25, 30],
    weight: 8,
  },
  {
    reason: 'business_review',
    subjects: ['Quarterly business review', 'Business review with {person}', 'Half-year review: goals and value'],
    said: [
      'We went through goals, adoption and open points. **{module}** is used by {count} people a week; target for the half-year was {target}.',
      'Savings on detention charges were put at EUR {thousands},000 for the quarter; {person} wants that number in the deck for the board.',
      '{person} sees the carrier scorecards as the next step and would start with the ten largest hauliers.',
      'The board asked for one figure per site. We agreed on trucks turned per dock and hour.',
    ],
    agreed: ['Send the deck with the agreed figures', 'Set a target for {module} until the next review', 'Name an owner for the carrier scorecards'],
    types: ['meeting', 'video_call', 'site_visit'],
    minutes: [60, 90, 120],
    weight: 3,
  },
  {
    reason: 'training',
    subjects: ['{module}: training for the late shift', 'Key-user training {module}', 'Refresher for dispatchers'],
    said: [
      '{count} people took part. Most questions were about moving slots and about what a haulier sees.',
      'The key users now build tour templates on their own; {person} will collect what is missing.',
      'Half of the group had never opened {module}. We practised with yesterday’s orders, which worked well.',
    ],
    agreed: ['Send the exercise sheet', 'Repeat it for the night shift', 'Check the usage of {module} in two weeks'],
    types: ['training', 'video_call'],
    minutes: [60, 90],
    weight: 3,
  },
  {
    reason: 'escalation',
    subjects: ['Delayed status messages', 'Escalation: invoices not matched', 'Gate terminal offline', '{person} about the slow dispatch board'],
    said: [
      'Status messages of one carrier arrived {minutes} minutes late all morning; dispatchers went back to the phone.',
      '{person} is disappointed that the same fault came up for the second time in a quarter and wants to know the cause in writing.',
      'Around {count} invoices were not matched since the tariff change. The cause is a rounding rule; support has a fix.',
      'The dispatch board took up to ten seconds on the large screen. We reproduced it together.',
    ],
    agreed: ['Send the cause in writing until Friday', 'Daily call until it is stable', 'Credit for the lost day to be discussed'],
    types: ['call', 'video_call', 'email'],
    minutes: [20, 30, 45],
    weight: 2,
  },
  {
    reason: 'renewal',
    subjects: ['Renewal: terms and seats', 'Renewal talk with {person}', 'Offer for the next term'],
    said: [
      '{person} asked for a longer term at the present price. {count} seats are unused today, which they noticed too.',
      'Procurement wants three offers by rule; {person} says it is a formality, but the date must hold.',
      'They would take {module} into the contract if the first site proves it in the winter season.',
    ],
    agreed: ['Send the offer with two terms', 'Agree the seats with finance', 'Meet procurement'],
    types: ['meeting', 'video_call', 'email'],
    minutes: [30, 45, 60],
    weight: 2,
  },
  {
    reason: 'expansion',
    subjects: ['{module} for the second site', 'Interest in {module}', 'Roll-out plan with {person}'],
    said: [
      '{person} wants to bring {module} to the second site, about {count} people, and asks for a plan with dates.',
      'The site lead saw {module} during a visit and would like to try it with one dock first.',
      'Budget is there from the new quarter on; the decision lies with {person}.',
    ],
    agreed: ['Draft a roll-out plan', 'Offer a pilot for one dock', 'Bring in a reference customer'],
    types: ['meeting', 'site_visit', 'video_call'],
    minutes: [45, 60, 90],
    weight: 2,
  },
  {
    reason: 'onboarding',
    subjects: ['Kick-off: scope, people, dates', 'Data import: orders and hauliers', 'Go-live preparation'],
    said: [
      'We agreed the scope: {module} first, the rest after the season. {person} leads it on their side.',
      'The import of {count} hauliers is done; duplicates are with {person}.',
      'Go-live is planned for a Tuesday, with somebody of ours on site for two days.',
    ],
    agreed: ['Send the list of test cases', 'Fix the date of the go-live', 'Train the key users'],
    types: ['meeting', 'video_call', 'site_visit'],
    minutes: [60, 90, 120],
    weight: 1,
  },
  {
    reason: 'feedback',
    subjects: ['Wishes for {module}', 'Feedback from the depot', 'Answers to the survey'],
    said: [
      'The depot would like to see on one page which trailers stand longer than {minutes} minutes.',
      '{person} explained the low score: not the product, but three changes of contact at our support within a year.',
      'They praised the new slot rebooking: hauliers move {count} slots a week on their own.',
    ],
    agreed: ['Bring the wishes to product', 'Answer to {person} with a date', 'Name one contact at support'],
    types: ['email', 'call', 'chat'],
    minutes: [10, 20],
    weight: 2,
  },
];

/** Notes beside conversations: what one wants to find again. */
export const NOTES: readonly string[] = [
  '**Who decides:** {person} decides on scope, procurement on terms. The works council has to be asked for anything that shows times of single people.',
  '{person} prefers short mails before 9 in the morning, no calls during the first shift.',
  '### Where they stand with {module}\n- {count} people use it every week\n- the second site waits for the new scanners\n- wish: one page for the site lead',
  'Peak season is from October to the second week of December: *no changes* in that time, says {person}.',
  'Their own customer asks for proof of delivery within {minutes} minutes. That is why {module} matters to them more than the price.',
  'Competitor mentioned in passing: a regional vendor with a cheaper yard module. {person} does not take it seriously; finance might.',
  '### Before the next review\n1. figures for {module}\n2. answer on the escalation of {month}\n3. who follows {person} when they move to the new site',
  'The integration with their ERP is run by an outside company. Contact only through {person}.',
  'Contract: notice until three months before the end, index clause, {count} seats. The signed version is with the assets.',
  'Good reference for {module}: {person} would speak to one or two other customers a year.',
  'The yard in the south has a bad mobile network. Gate terminals there run on cable; remember it when planning phones.',
  'New head of logistics expected in the new quarter. {person} says they come from a company that used a competitor’s product.',
];
