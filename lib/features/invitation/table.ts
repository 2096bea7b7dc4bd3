import { SURVEY_KINDS } from '@/lib/features/survey/metrics';
import { defineTable } from '@/lib/kit/table-spec';

/** Whether a contact can be asked now: not without an address, against their wish, while asked already, or too soon. */
export const STANDINGS = ['free', 'no_email', 'opted_out', 'open', 'recent'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What became of an invitation. */
export const STATES = ['sent', 'reminded', 'answered', 'opted_out', 'withdrawn', 'expired'] as const;
export type InvitationState = (typeof STATES)[number];

/** One invitation of an account's contact to a survey. */
export interface InvitationRow {
  key: string;
  contact: string;
  name: string;
  email: string;
  survey: string;
  kind: (typeof SURVEY_KINDS)[number];
  state: InvitationState;
  score: number | null;
  sentAt: string;
  remindedAt: string | null;
  answeredAt: string | null;
  /** The last day on which it can be answered. */
  closesOn: string;
}

const choices = <T extends string>(area: string, values: readonly T[]) => values.map((value) => ({ value, label: `survey.${area}.${value}` }));

/** The surveys that were sent to an account's contacts. */
export const invitationTable = defineTable<InvitationRow>()({
  id: 'invitations',
  rowKey: 'key',
  rowHref: '?open=contact:{contact}',
  defaultSort: { column: 'sentAt', direction: 'desc' },
  columns: [
    { id: 'name', header: 'survey.invited.name', kind: 'link', path: 'name', sortable: true, filterable: true, width: 200 },
    { id: 'survey', header: 'survey.column.survey', kind: 'text', path: 'survey', sortable: true, filterable: true },
    { id: 'state', header: 'survey.invited.state', kind: 'enum', path: 'state', filterable: true, width: 130, options: choices('state', STATES) },
    { id: 'score', header: 'survey.column.score', kind: 'integer', path: 'score', sortable: true, filterable: true, width: 80 },
    { id: 'sentAt', header: 'survey.invited.sentAt', kind: 'datetime', path: 'sentAt', sortable: true, filterable: true },
    { id: 'answeredAt', header: 'survey.invited.answeredAt', kind: 'datetime', path: 'answeredAt', sortable: true, filterable: true },
    { id: 'closesOn', header: 'survey.invited.closesOn', kind: 'date', path: 'closesOn', sortable: true, filterable: true, width: 130 },
    {
      id: 'remindedAt',
      header: 'survey.invited.remindedAt',
      kind: 'datetime',
      path: 'remindedAt',
      sortable: true,
      filterable: true,
      defaultVisible: false,
    },
    { id: 'email', header: 'survey.column.email', kind: 'text', path: 'email', filterable: true, defaultVisible: false, width: 230 },
    {
      id: 'kind',
      header: 'survey.invited.kind',
      kind: 'enum',
      path: 'kind',
      filterable: true,
      defaultVisible: false,
      width: 90,
      options: choices('kind', SURVEY_KINDS),
    },
  ],
});
export type InvitationColumn = (typeof invitationTable.columns)[number]['id'];
