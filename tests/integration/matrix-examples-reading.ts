import type { Example } from './matrix-examples';

const beat = (itemId: string, versionId: string) => ({
  itemId,
  versionId,
  tabId: crypto.randomUUID(),
  seq: 0,
  pages: [[1, 1_000]],
  isFinal: false,
  isLate: false,
  isDriven: false,
});

const ofItem = (rest = {}): Example => ({
  input: ({ hubItemId }) => ({ itemId: hubItemId, ...rest }),
  naming: { hubItem: (itemId) => ({ itemId, ...rest }) },
});

/** The rows of the matrix about reading in a hub. */
export const READING_EXAMPLES: Readonly<Record<string, Example>> = {
  'hub-reading.beat': {
    input: ({ hubItemId, publicationVersionId }) => beat(hubItemId, publicationVersionId),
    naming: { hubItem: (itemId, { publicationVersionId }) => beat(itemId, publicationVersionId) },
  },
  'hub-reading.close-visits': { input: () => ({}) },
  'hub-reading.judge': { input: ({ hubItemId, publicationVersionId }) => ({ itemId: hubItemId, versionId: publicationVersionId }) },
  'hub-reading.document': ofItem(),
  'hub-reading.page': ofItem({ page: 1 }),
  'hub-reading.recorded': { input: () => ({}) },
  'hub-reading.search': ofItem({ words: 'page' }),
  'hub-reading.text': {
    input: ({ hubItemId, publicationVersionId }) => ({ itemId: hubItemId, versionId: publicationVersionId, page: 1 }),
    naming: { hubItem: (itemId, { publicationVersionId }) => ({ itemId, versionId: publicationVersionId, page: 1 }) },
  },
};
