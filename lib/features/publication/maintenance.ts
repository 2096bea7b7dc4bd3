import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';

/** Deleted publications can be restored for this long. */
const RESTORABLE_MS = 30 * 86_400_000;

/**
 * Deletes for good what was deleted 30 days ago; its files are swept with all that belong to nothing. What was ever shared
 * stays, as reading facts tell of it.
 */
export const prunePublications = defineOperation({
  name: 'publication.prune',
  kind: 'write',
  permission: 'organization:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.strictObject({ deleted: z.int() }),
  run: async ({ db, now, audit }) => {
    const gone = await db
      .deleteFrom('publication as p')
      .where('p.deletedAt', '<', new Date(now.getTime() - RESTORABLE_MS))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('hubItem as t').select('t.id').whereRef('t.organizationId', '=', 'p.organizationId').whereRef('t.publicationId', '=', 'p.id'),
          ),
        ),
      )
      .returning('p.id')
      .execute();
    for (const { id } of gone) audit(`publication:${id}`, { purged: true });
    return { deleted: gone.length };
  },
});
