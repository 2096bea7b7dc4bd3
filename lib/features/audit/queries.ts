import { sql } from 'kysely';
import { fetchPage } from '@/lib/core/db/table-page';
import { filterWhere, type SqlColumns } from '@/lib/core/db/table-query';
import { defineOperation } from '@/lib/core/operation';
import { AuditEntries, AuditPage } from './contract';
import { auditTable } from './table';

const columns: SqlColumns<(typeof auditTable)['columns'][number]['id']> = {
  at: { value: sql`e.at`, type: 'timestamptz', nullable: false },
  actorKind: { value: sql`e.actor_kind`, type: 'text', nullable: false },
};
const key = { value: sql`e.id`, type: 'bigint', nullable: false } as const;

/** The audit log, newest first unless asked otherwise, by position. */
export const listAudit = defineOperation({
  name: 'audit.list',
  kind: 'read',
  permission: 'audit:read',
  scope: 'organization',
  input: AuditPage,
  output: AuditEntries,
  run: async (ctx, { filter, direction, cursor, limit }) => {
    const calendar = { today: ctx.today, timeZone: ctx.organization.timezone };
    const query = ctx.db
      .selectFrom('auditEntry as e')
      .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'e.organizationId').on(sql<boolean>`m.id::text = e.actor_id`))
      .leftJoin('identity as i', 'i.id', 'm.identityId')
      .leftJoin('accessKey as k', (join) => join.onRef('k.organizationId', '=', 'e.organizationId').on(sql<boolean>`k.id::text = e.actor_id`))
      .select(['e.at', 'e.actorKind', 'e.actorId', 'i.name as person', 'k.name as keyName', 'e.operation', 'e.subject', 'e.requestId'])
      .select(sql<string>`e.detail::text`.as('detail'))
      .where(filterWhere(auditTable, columns, filter, calendar));
    const page = await fetchPage(query, { spec: auditTable, columns, sort: { column: 'at', direction }, key, cursor, size: limit });
    const rows = page.rows.map(({ at, actorId, person, keyName, subject, detail, ...row }, index) => ({
      ...row,
      key: `${page.before + index}`,
      at: at.toISOString(),
      actor: person ?? keyName ?? actorId,
      subject: subject ?? '',
      detail: detail === '{}' ? '' : detail,
    }));
    return { ...page, rows };
  },
});
