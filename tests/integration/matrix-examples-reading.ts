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

/** The rows of the matrix about reading in a hub. */
export const READING_EXAMPLES: Readonly<Record<string, Example>> = {
  'hub-reading.beat': {
    input: ({ hubItemId, publicationVersionId }) => beat(hubItemId, publicationVersionId),
    naming: { hubItem: (itemId, { publicationVersionId }) => beat(itemId, publicationVersionId) },
  },
};
