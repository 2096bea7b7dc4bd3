import { defineTable } from '@/lib/kit/table-spec';

export const SENTIMENTS = ['positive', 'neutral', 'negative'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** Roles that most customers know; others are an organization's own words. */
export const CONTACT_ROLES = [
  'decision_maker',
  'executive_sponsor',
  'champion',
  'economic_buyer',
  'administrator',
  'technical_contact',
  'end_user',
  'billing_contact',
  'procurement',
  'legal',
] as const;

/** Fields that a merge takes from either of the two. */
export const MERGED_FIELDS = ['firstName', 'lastName', 'title', 'email', 'phone', 'role', 'isKey', 'sentiment', 'reportsToId'] as const;

/** One contact of an account, with the product user that is the same person. */
export interface ContactRow {
  key: string;
  accountId: string;
  name: string;
  title: string | null;
  role: string | null;
  isKey: boolean;
  sentiment: Sentiment | null;
  email: string | null;
  phone: string | null;
  reportsTo: string | null;
  /** Name of the linked product user, and how that one uses the product. */
  user: string | null;
  lastSeen: string | null;
  activityRank: number | null;
  lastTouch: string | null;
}

export const PEOPLE_PATH = '/people';

/** The contacts of an account: what is shown, filtered and sorted. */
export const contactTable = defineTable<ContactRow>()({
  id: 'contacts',
  rowKey: 'key',
  rowHref: '?open=contact:{key}',
  defaultSort: { column: 'name', direction: 'asc' },
  columns: [
    { id: 'name', header: 'contact.column.name', kind: 'link', path: 'name', sortable: true, filterable: true },
    { id: 'title', header: 'contact.column.title', kind: 'text', path: 'title', sortable: true, filterable: true, width: 150 },
    { id: 'role', header: 'contact.column.role', kind: 'enum', path: 'role', sortable: true, filterable: true, width: 128 },
    { id: 'isKey', header: 'contact.column.isKey', kind: 'boolean', path: 'isKey', sortable: true, filterable: true, width: 96 },
    {
      id: 'sentiment',
      header: 'contact.column.sentiment',
      kind: 'enum',
      path: 'sentiment',
      sortable: true,
      filterable: true,
      width: 88,
      options: [
        { value: 'positive', label: 'contact.sentiment.positive' },
        { value: 'neutral', label: 'contact.sentiment.neutral' },
        { value: 'negative', label: 'contact.sentiment.negative' },
      ],
    },
    { id: 'email', header: 'contact.column.email', kind: 'text', path: 'email', sortable: true, filterable: true, width: 160 },
    { id: 'phone', header: 'contact.column.phone', kind: 'text', path: 'phone', filterable: true, defaultVisible: false, width: 130 },
    { id: 'reportsTo', header: 'contact.column.reportsTo', kind: 'text', path: 'reportsTo', sortable: true, filterable: true, width: 116 },
    { id: 'user', header: 'contact.column.user', kind: 'text', path: 'user', sortable: true, filterable: true, defaultVisible: false, width: 150 },
    { id: 'lastSeen', header: 'contact.column.lastSeen', kind: 'datetime', path: 'lastSeen', sortable: true, filterable: true },
    { id: 'activityRank', header: 'contact.column.activityRank', kind: 'number', path: 'activityRank', sortable: true, width: 104 },
    { id: 'lastTouch', header: 'contact.column.lastTouch', kind: 'datetime', path: 'lastTouch', sortable: true, filterable: true },
  ],
});

export type ContactColumn = (typeof contactTable.columns)[number]['id'];
