import { defineTable } from '@/lib/kit/table-spec';
import { NPS_GROUPS, type NpsGroup } from './metrics';

/** One answer of an account. */
export interface AnswerRow {
  key: string;
  submittedAt: string;
  email: string;
  score: number;
  /** Whether it counts in the account's present figures. */
  counts: boolean;
  comment: string | null;
  survey: string | null;
}

/** One NPS answer of an account. */
export interface NpsRow extends AnswerRow {
  group: NpsGroup;
}

const email = { id: 'email', header: 'survey.column.email', kind: 'link', path: 'email', sortable: true, filterable: true, width: 300 } as const;
const submittedAt = {
  id: 'submittedAt',
  header: 'survey.column.submittedAt',
  kind: 'datetime',
  path: 'submittedAt',
  sortable: true,
  filterable: true,
} as const;
const score = { id: 'score', header: 'survey.column.score', kind: 'integer', path: 'score', sortable: true, filterable: true, width: 80 } as const;
const comment = { id: 'comment', header: 'survey.column.comment', kind: 'text', path: 'comment', filterable: true } as const;
const counts = { id: 'counts', header: 'survey.column.counts', kind: 'boolean', path: 'counts', filterable: true, width: 130 } as const;
const survey = {
  id: 'survey',
  header: 'survey.column.survey',
  kind: 'text',
  path: 'survey',
  sortable: true,
  filterable: true,
  defaultVisible: false,
  width: 150,
} as const;
const key = { id: 'key', header: 'survey.column.id', kind: 'text', path: 'key', sortable: true, defaultVisible: false, width: 160 } as const;

/** The NPS history of an account (seed 002). */
export const npsTable = defineTable<NpsRow>()({
  id: 'nps',
  rowKey: 'key',
  rowHref: '?open=nps:{key}',
  defaultSort: { column: 'submittedAt', direction: 'desc' },
  columns: [
    email,
    submittedAt,
    score,
    {
      id: 'group',
      header: 'survey.column.group',
      kind: 'enum',
      path: 'group',
      filterable: true,
      width: 110,
      options: NPS_GROUPS.map((value) => ({ value, label: `survey.group.${value}` })),
    },
    comment,
    counts,
    survey,
    key,
  ],
});
export type NpsColumn = (typeof npsTable.columns)[number]['id'];

/** The CSAT history of an account. */
export const csatTable = defineTable<AnswerRow>()({
  id: 'csat',
  rowKey: 'key',
  defaultSort: { column: 'submittedAt', direction: 'desc' },
  columns: [{ ...email, kind: 'text' }, submittedAt, score, comment, counts, survey, key],
});
export type CsatColumn = (typeof csatTable.columns)[number]['id'];
