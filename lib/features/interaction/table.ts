import { defineTable, type PersonValue } from '@/lib/kit/table-spec';

/** Kinds of touchpoint that most teams know; others are an organization's own words. */
export const INTERACTION_TYPES = ['meeting', 'call', 'email', 'video_call', 'chat', 'site_visit', 'training', 'event'] as const;
export const INTERACTION_STATUSES = ['scheduled', 'completed', 'cancelled', 'no_show'] as const;
export type InteractionStatus = (typeof INTERACTION_STATUSES)[number];
/** Why people meet; others are an organization's own words. */
export const INTERACTION_REASONS = [
  'onboarding',
  'check_in',
  'business_review',
  'renewal',
  'escalation',
  'training',
  'expansion',
  'feedback',
] as const;

/** One touchpoint in a list. */
export interface InteractionRow {
  key: string;
  subject: string;
  type: string;
  subtype: string | null;
  reason: string | null;
  status: InteractionStatus;
  sentiment: string | null;
  occurredAt: string;
  durationMs: number | null;
  /** Names, as far as known, of those on the customer's side, and of ours. */
  customers: string | null;
  colleagues: string | null;
  author: PersonValue | null;
}

const options = (kind: string, values: readonly string[]) => values.map((value) => ({ value, label: `interaction.${kind}.${value}` }));

/** An account's touchpoints: what the list shows, filters and sorts. */
export const interactionTable = defineTable<InteractionRow>()({
  id: 'touchpoints',
  rowKey: 'key',
  rowHref: '?open=interaction:{key}',
  defaultSort: { column: 'occurredAt', direction: 'desc' },
  columns: [
    { id: 'subject', header: 'interaction.column.subject', kind: 'link', path: 'subject', sortable: true, filterable: true },
    { id: 'type', header: 'interaction.column.type', kind: 'enum', path: 'type', sortable: true, filterable: true, width: 112 },
    {
      id: 'status',
      header: 'interaction.column.status',
      kind: 'enum',
      path: 'status',
      sortable: true,
      filterable: true,
      width: 112,
      options: options('status', INTERACTION_STATUSES),
    },
    { id: 'occurredAt', header: 'interaction.column.occurredAt', kind: 'datetime', path: 'occurredAt', sortable: true, filterable: true },
    {
      id: 'durationMs',
      header: 'interaction.column.duration',
      kind: 'duration',
      path: 'durationMs',
      sortable: true,
      defaultVisible: false,
      width: 96,
    },
    { id: 'reason', header: 'interaction.column.reason', kind: 'enum', path: 'reason', sortable: true, filterable: true, width: 132 },
    {
      id: 'sentiment',
      header: 'interaction.column.sentiment',
      kind: 'enum',
      path: 'sentiment',
      sortable: true,
      filterable: true,
      width: 104,
      options: options('sentiment', ['positive', 'neutral', 'negative']),
    },
    { id: 'customers', header: 'interaction.column.customers', kind: 'text', path: 'customers', filterable: true, width: 180 },
    {
      id: 'colleagues',
      header: 'interaction.column.colleagues',
      kind: 'text',
      path: 'colleagues',
      filterable: true,
      defaultVisible: false,
      width: 170,
    },
    {
      id: 'author',
      header: 'interaction.column.author',
      kind: 'person',
      path: 'author',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 160,
    },
    {
      id: 'subtype',
      header: 'interaction.column.subtype',
      kind: 'text',
      path: 'subtype',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 120,
    },
  ],
});

export type InteractionColumn = (typeof interactionTable.columns)[number]['id'];
