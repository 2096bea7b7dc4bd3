import { defineTable } from '@/lib/kit/table-spec';
import { NPS_GROUPS, type NpsGroup } from './metrics';

/** One NPS answer of an account. */
export interface NpsRow {
  key: string;
  submittedAt: string;
  email: string;
  score: number;
  group: NpsGroup;
  /** Whether it counts in the account's present score. */
  counts: boolean;
  comment: string | null;
  survey: string | null;
}

/** The NPS history of an account (seed 002). */
export const npsTable = defineTable<NpsRow>()({
  id: 'nps',
  rowKey: 'key',
  rowHref: '?open=nps:{key}',
  defaultSort: { column: 'submittedAt', direction: 'desc' },
  columns: [
    { id: 'email', header: 'survey.column.email', kind: 'link', path: 'email', sortable: true, filterable: true, width: 230 },
    { id: 'submittedAt', header: 'survey.column.submittedAt', kind: 'datetime', path: 'submittedAt', sortable: true, filterable: true },
    { id: 'score', header: 'survey.column.score', kind: 'integer', path: 'score', sortable: true, filterable: true, width: 80 },
    {
      id: 'group',
      header: 'survey.column.group',
      kind: 'enum',
      path: 'group',
      filterable: true,
      width: 110,
      options: NPS_GROUPS.map((value) => ({ value, label: `survey.group.${value}` })),
    },
    { id: 'comment', header: 'survey.column.comment', kind: 'text', path: 'comment', filterable: true },
    { id: 'counts', header: 'survey.column.counts', kind: 'boolean', path: 'counts', filterable: true, width: 130 },
    {
      id: 'survey',
      header: 'survey.column.survey',
      kind: 'text',
      path: 'survey',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 150,
    },
    { id: 'key', header: 'survey.column.id', kind: 'text', path: 'key', sortable: true, defaultVisible: false, width: 160 },
  ],
});
export type NpsColumn = (typeof npsTable.columns)[number]['id'];
