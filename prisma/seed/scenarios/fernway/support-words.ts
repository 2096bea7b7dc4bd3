/** What people at customers write to support, and why. */
export const TICKETS = [
  { subject: 'Labels print twice at dock 4', type: 'problem' },
  { subject: 'Driver app signs out in tunnels', type: 'problem' },
  { subject: 'How do we change a carrier’s contact?', type: 'question' },
  { subject: 'Tour is missing after the import', type: 'incident' },
  { subject: 'Add a depot for the summer season', type: 'task' },
  { subject: 'ETA is an hour off since the clock change', type: 'incident' },
  { subject: 'Invoice export has an empty column', type: 'problem' },
  { subject: 'Who may see the carbon report?', type: 'question' },
  { subject: 'Slow map with more than 200 vehicles', type: 'problem' },
  { subject: 'EDI partner gets no status messages', type: 'incident' },
  { subject: 'Set up single sign-on for the yard team', type: 'task' },
  { subject: 'Pallet count differs from the handheld', type: 'problem' },
  { subject: 'Can we export proof of delivery in bulk?', type: 'question' },
  { subject: 'No tours loaded this morning', type: 'incident' },
] as const;

/** What people write beside a score. */
export const REMARKS = {
  good: [
    'The dispatch board saves us an hour a day.',
    'Support answers before I have found my coffee.',
    'Drivers like the new app, which says a lot.',
  ],
  fair: ['Good, once it is set up. Reports could be faster.', 'It does what we need. The map is slow on Mondays.', 'We miss a bulk edit for tours.'],
  poor: [
    'Third outage this quarter. We plan by phone again.',
    'Nobody tells us when a ticket will be solved.',
    'We pay for modules that we do not use.',
  ],
} as const;
