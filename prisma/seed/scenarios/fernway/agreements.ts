/** A task as it may be written down at any customer. */
export interface TaskPlan {
  title: string;
  type: string;
  priority: string;
  body?: string;
  parts?: string[];
}

export const OPEN_TASKS: readonly TaskPlan[] = [
  {
    title: 'Prepare the quarterly business review',
    type: 'review',
    priority: 'high',
    body: 'Show the **dwell time** before and after, and what the night shift saves.\n\n- usage by depot\n- open tickets\n- proposal for next quarter',
    parts: ['Pull usage by depot', 'Agree the agenda with the sponsor', 'Send the slides two days before'],
  },
  {
    title: 'Call the sponsor about the renewal',
    type: 'renewal',
    priority: 'urgent',
    body: 'Procurement wants three years; we can move on the term, not on the price.',
  },
  { title: 'Train the new dispatchers', type: 'training', priority: 'normal', body: 'Two sessions of 45 minutes, early and late shift.' },
  { title: 'Send the API limits to their IT', type: 'email', priority: 'normal' },
  {
    title: 'Set up single sign-on',
    type: 'to_do',
    priority: 'high',
    parts: ['Get their metadata', 'Test with two accounts', 'Switch over on a Sunday'],
  },
  { title: 'Follow up on the carrier portal pilot', type: 'follow_up', priority: 'normal', body: 'They wanted to decide after the second week.' },
  { title: 'Find a second champion in operations', type: 'to_do', priority: 'high', body: 'Everything hangs on one person.' },
  { title: 'Invite them to the user group', type: 'email', priority: 'low' },
  { title: 'Clear up the duplicate invoices', type: 'follow_up', priority: 'urgent' },
  { title: 'Plan the rollout to the remaining depots', type: 'meeting', priority: 'high' },
  { title: 'Ask for a reference', type: 'call', priority: 'low' },
  { title: 'Show the new dock scheduling', type: 'meeting', priority: 'normal' },
];

export const CLOSED_TASKS: readonly TaskPlan[] = [
  { title: 'Kick-off with the project team', type: 'meeting', priority: 'high' },
  { title: 'Send the onboarding plan', type: 'email', priority: 'normal' },
  { title: 'Import the carrier list', type: 'to_do', priority: 'normal' },
  { title: 'First training for dispatch', type: 'training', priority: 'high' },
  { title: 'Check the gate devices on site', type: 'meeting', priority: 'normal' },
  { title: 'Answer the data protection questionnaire', type: 'to_do', priority: 'high' },
  { title: 'Mid-year review', type: 'review', priority: 'high' },
  { title: 'Call about the drop in yard usage', type: 'call', priority: 'urgent' },
  { title: 'Send release notes of the summer version', type: 'email', priority: 'low' },
  { title: 'Agree the support hours for the peak season', type: 'call', priority: 'normal' },
  { title: 'Follow up on the survey answers', type: 'follow_up', priority: 'normal' },
  { title: 'Confirm the user list with their IT', type: 'to_do', priority: 'low' },
];

export const PLANS: readonly { name: string; summary: string }[] = [
  {
    name: 'From pilot to standard',
    summary: 'Every depot works with dispatch and yard by spring. The sponsor reports progress to the board **once a quarter**.',
  },
  { name: 'Less waiting at the gate', summary: 'Trucks wait less than half an hour, because slots are booked and the gate knows who comes.' },
  { name: 'Paperless by peak season', summary: 'Delivery notes and invoices without paper before the Christmas peak.' },
  { name: 'Renewal with growth', summary: 'Show what the first term has saved, then renew with two more modules.' },
];

export const OBJECTIVES: readonly { name: string; unit: string; from: number; to: number; places: number }[] = [
  { name: 'Shorter waiting time at the gate', unit: 'minutes', from: 62, to: 30, places: 1 },
  { name: 'More deliveries on time', unit: '%', from: 87, to: 96, places: 1 },
  { name: 'Dispatchers who work with it daily', unit: 'people', from: 4, to: 25, places: 0 },
  { name: 'Depots live', unit: 'depots', from: 1, to: 9, places: 0 },
  { name: 'Invoices without paper', unit: '%', from: 12, to: 90, places: 0 },
  { name: 'Fewer empty kilometres', unit: '%', from: 23.5, to: 18, places: 1 },
];

export const GOALS: readonly { name: string; body: string }[] = [
  { name: 'All carriers book their slots themselves', body: 'No more slots by telephone from the second quarter on.' },
  { name: 'One dashboard for the board', body: 'On time, waiting, cost per stop: on one page, every Monday.' },
  { name: 'Works council agreement signed', body: 'Needed before drivers may use the app.' },
  { name: 'Night shift runs without the hotline', body: 'Their own key users answer first.' },
  { name: 'Interface to the warehouse system', body: 'Orders come over by themselves; today they are typed.' },
  { name: 'Reference visit for two prospects', body: 'Agreed in the last review, once the rollout is done.' },
];

export interface PlayTemplate {
  name: string;
  description: string;
  /** Statuses of accounts on which it starts and ends; none: by hand only. */
  entry: string | null;
  exit: string | null;
  steps: { title: string; type: string; priority: string; afterDays: number; assignee: 'owner' | 'starter' }[];
}

export const PLAYS: readonly PlayTemplate[] = [
  {
    name: 'Win back a fading account',
    description: 'Usage falls or the sponsor is silent: find out why within a week, and agree a way back.',
    entry: 'at_risk',
    exit: 'churned',
    steps: [
      { title: 'Look at usage and tickets of the last 60 days', type: 'review', priority: 'high', afterDays: 1, assignee: 'owner' },
      { title: 'Call the champion', type: 'call', priority: 'urgent', afterDays: 2, assignee: 'owner' },
      { title: 'Meet the sponsor', type: 'meeting', priority: 'high', afterDays: 7, assignee: 'owner' },
      { title: 'Agree a recovery plan', type: 'to_do', priority: 'high', afterDays: 14, assignee: 'owner' },
    ],
  },
  {
    name: 'First 90 days',
    description: 'From the signature to daily use.',
    entry: 'onboarding',
    exit: null,
    steps: [
      { title: 'Kick-off', type: 'meeting', priority: 'high', afterDays: 3, assignee: 'owner' },
      { title: 'Import master data', type: 'to_do', priority: 'normal', afterDays: 10, assignee: 'owner' },
      { title: 'Train the key users', type: 'training', priority: 'high', afterDays: 21, assignee: 'owner' },
      { title: 'Review after 30 days', type: 'review', priority: 'normal', afterDays: 30, assignee: 'owner' },
      { title: 'Handover to daily care', type: 'meeting', priority: 'normal', afterDays: 90, assignee: 'owner' },
    ],
  },
  {
    name: 'Prepare a renewal',
    description: 'Started by hand 120 days before the term ends.',
    entry: null,
    exit: null,
    steps: [
      { title: 'Collect what the term has brought', type: 'review', priority: 'normal', afterDays: 7, assignee: 'starter' },
      { title: 'Talk to the economic buyer', type: 'call', priority: 'high', afterDays: 21, assignee: 'starter' },
      { title: 'Send the offer', type: 'renewal', priority: 'high', afterDays: 45, assignee: 'starter' },
    ],
  },
];
