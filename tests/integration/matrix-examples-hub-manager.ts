import type { Example } from './matrix-examples';

const table = (column: string) => ({ filter: { all: [] }, sort: { column, direction: 'asc' } });
const words = { columns: ['sentAt'], words: {} };

/** The Account Hub Manager's rows of the matrix. */
export const HUB_MANAGER_EXAMPLES: Readonly<Record<string, Example>> = {
  'hub-manager.contact': { input: ({ hubId }) => ({ id: hubId }), naming: { hub: (id) => ({ id }) } },
  'hub-manager.contacts': { input: () => ({ ...table('name'), cursor: null }) },
  'hub-manager.export-contacts': { input: () => ({ ...table('name'), ...words }) },
  'hub-manager.export-messages': { input: () => ({ ...table('subject'), ...words }) },
  'hub-manager.message': { input: ({ hubMessageId }) => ({ id: hubMessageId }), naming: { hubMessage: (id) => ({ id }) } },
  'hub-manager.messages': { input: () => ({ ...table('subject'), cursor: null }) },
  'hub-manager.overview': { input: () => ({ at: 'viewed' }) },
  'hub-manager.timeline': { input: () => ({}) },
};
