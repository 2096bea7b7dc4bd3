import * as z from 'zod';

/** What the frame around every signed-in page draws besides the page. */
export const Shell = z.strictObject({
  /** Accounts that the reader may see. */
  accounts: z.int(),
  /** Open alerts that the reader has before them, but for those put off. */
  alerts: z.int(),
  /** News of hubs that the reader has not seen. */
  hubNews: z.int(),
  /** The reader's pinned accounts, by name. */
  pinned: z.array(z.strictObject({ key: z.string(), name: z.string() })),
});
