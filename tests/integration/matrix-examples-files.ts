import type { Example } from './matrix-examples';

/** A table of an account as a file: its first column, sorted by it. */
function file(column: string): Example {
  const rest = { filter: { all: [] }, sort: { column, direction: 'asc' }, columns: [column], words: {} };
  return { input: ({ open }) => ({ accountId: open, ...rest }), naming: { account: (accountId) => ({ accountId, ...rest }) } };
}

const rows = { filter: { all: [] }, sort: { column: 'site', direction: 'asc' }, columns: ['site'], words: {} };

/** The rows of the matrix about tables that leave as files. */
export const FILE_EXAMPLES: Readonly<Record<string, Example>> = {
  'account.export-relatives': file('name'),
  'alert.export': file('title'),
  'alert.export-book': { input: () => ({ filter: { all: [] }, sort: { column: 'title', direction: 'asc' }, columns: ['title'], words: {} }) },
  'asset.export': file('name'),
  'collection.export-rows': {
    input: ({ open, collectionId }) => ({ accountId: open, collectionId, ...rows }),
    naming: {
      account: (accountId, { collectionId }) => ({ accountId, collectionId, ...rows }),
      collection: (collectionId, { open }) => ({ accountId: open, collectionId, ...rows }),
    },
  },
  'contact.export': file('name'),
  'deal.export': file('name'),
  'goal.export': file('name'),
  'interaction.export': file('subject'),
  'invitation.export': file('name'),
  'invoice.export': file('number'),
  'mrr.export': file('month'),
  'csat.export': file('email'),
  'nps.export': file('email'),
  'payment.export': file('paidAt'),
  'revenue.export': { input: () => ({ filter: { all: [] }, sort: { column: 'name', direction: 'asc' }, columns: ['name', 'ending'], words: {} }) },
  'subscription.export': file('id'),
  'task.export': file('title'),
  'ticket.export': file('subject'),
  'usage.export-features': file('name'),
  'usage.export-modules': file('name'),
  'usage.export-users': file('name'),
};
