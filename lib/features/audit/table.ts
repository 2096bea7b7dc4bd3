import { defineTable } from '@/lib/kit/table-spec';

/** One thing that somebody changed. Who and what are ids in the log; names are looked up when it is read. */
export interface AuditRow {
  /** Unique within a page. */
  key: string;
  at: string;
  actorKind: string;
  actor: string;
  operation: string;
  subject: string;
  detail: string;
  requestId: string;
}

export const auditTable = defineTable<AuditRow>()({
  id: 'audit',
  rowKey: 'key',
  defaultSort: { column: 'at', direction: 'desc' },
  columns: [
    { id: 'at', header: 'settings.audit.at', kind: 'datetime', path: 'at', sortable: true, filterable: true },
    {
      id: 'actorKind',
      header: 'settings.audit.actorKind',
      kind: 'enum',
      path: 'actorKind',
      filterable: true,
      width: 110,
      options: [
        { value: 'user', label: 'settings.audit.kind.user' },
        { value: 'apiKey', label: 'settings.audit.kind.apiKey' },
        { value: 'system', label: 'settings.audit.kind.system' },
      ],
    },
    { id: 'actor', header: 'settings.audit.actor', kind: 'text', path: 'actor', width: 180 },
    { id: 'operation', header: 'settings.audit.operation', kind: 'text', path: 'operation', width: 180 },
    { id: 'subject', header: 'settings.audit.subject', kind: 'text', path: 'subject', width: 220 },
    { id: 'detail', header: 'settings.audit.detail', kind: 'text', path: 'detail' },
    { id: 'requestId', header: 'settings.audit.request', kind: 'text', path: 'requestId', defaultVisible: false, width: 280 },
  ],
});
