import type { VisitLabel } from '@/lib/features/hub-reading/metrics';
import { defineTable, type PersonValue } from '@/lib/kit/table-spec';

/** Where the Account Hub Manager stands, and its parts. */
export const HUB_PATH = '/hub';
export const HUB_CONTACTS_PATH = '/hub/contacts';
export const HUB_MESSAGES_PATH = '/hub/messages';
export const HUB_TIMELINE_PATH = '/hub/timeline';
export const HUB_LIBRARY_PATH = '/hub/library';
export const HUB_SETTINGS_PATH = '/hub/settings';
/** Where news for a member stand. */
export const INBOX_PATH = '/inbox';

/** Whose hubs: those that the reader looks after, their teams' members', or all on accounts that they see. */
export const WHOSE = ['mine', 'team', 'all'] as const;
export type Whose = (typeof WHOSE)[number];

/** How many days back the activity funnel looks. */
export const FUNNEL_DAYS = [7, 30, 90] as const;
/** How far a contact got; each stage includes those after it. */
export const STAGES = ['sent', 'opened', 'viewed', 'engaged', 'acted'] as const;
export type Stage = (typeof STAGES)[number];
/** What stands beside the stages; a contact is in one of them at most. */
export const ASIDES = ['revoked', 'bounced', 'idle'] as const;
export type Aside = (typeof ASIDES)[number];
/** What counts as acting on what was sent. */
export const ACTS = ['downloaded', 'asked', 'forwarded', 'finished'] as const;

/** How a hub stands, the gravest word that fits. */
export const HUB_STATES = ['open', 'bounced', 'expired', 'archived', 'revoked'] as const;
export type HubState = (typeof HUB_STATES)[number];

/** A hub in the list of contacts. */
export interface ContactHubRow {
  id: string;
  name: string;
  account: string;
  owner: PersonValue | null;
  state: HubState;
  documents: number;
  visits: number;
  /** Milliseconds, of all visits that count. */
  attention: number;
  sentAt: string | null;
  visitedAt: string | null;
  /** How sure we are of the last visit's time; null without one. */
  confidence: VisitLabel | null;
  isArchived: boolean;
}

/** Contacts with a hub. */
export const contactHubTable = defineTable<ContactHubRow>()({
  id: 'contact-hubs',
  rowKey: 'id',
  rowHref: `${HUB_CONTACTS_PATH}/{id}`,
  defaultSort: { column: 'visitedAt', direction: 'desc' },
  defaultFilter: { all: [{ column: 'archived', op: 'is', value: false }] },
  columns: [
    { id: 'name', header: 'hubManager.column.contact', kind: 'link', path: 'name', sortable: true, filterable: true },
    { id: 'account', header: 'hubManager.column.account', kind: 'text', path: 'account', sortable: true, filterable: true },
    { id: 'owner', header: 'hubManager.column.owner', kind: 'person', path: 'owner', sortable: true, filterable: true, width: 150 },
    {
      id: 'state',
      header: 'hubManager.column.state',
      kind: 'enum',
      path: 'state',
      sortable: true,
      filterable: true,
      width: 110,
      options: [
        { value: 'open', label: 'hubManager.state.open' },
        { value: 'bounced', label: 'hubManager.state.bounced', tone: 'poor' },
        { value: 'expired', label: 'hubManager.state.expired', tone: 'average' },
        { value: 'archived', label: 'hubManager.state.archived', tone: 'unknown' },
        { value: 'revoked', label: 'hubManager.state.revoked', tone: 'poor' },
      ],
    },
    { id: 'documents', header: 'hubManager.column.documents', kind: 'integer', path: 'documents', sortable: true, filterable: true, width: 100 },
    { id: 'visits', header: 'hubManager.column.visits', kind: 'integer', path: 'visits', sortable: true, filterable: true, width: 80 },
    { id: 'attention', header: 'hubManager.column.attention', kind: 'duration', path: 'attention', sortable: true, width: 110 },
    { id: 'sentAt', header: 'hubManager.column.sentAt', kind: 'datetime', path: 'sentAt', sortable: true, filterable: true, defaultVisible: false },
    { id: 'visitedAt', header: 'hubManager.column.visitedAt', kind: 'datetime', path: 'visitedAt', sortable: true, filterable: true },
    { id: 'archived', header: 'hubManager.column.archived', kind: 'boolean', path: 'isArchived', filterable: true, defaultVisible: false, width: 90 },
  ],
});

export type ContactHubColumn = (typeof contactHubTable)['columns'][number]['id'];

/** A campaign message in a list, of the recipients whose accounts the reader sees. */
export interface HubMessageRow {
  id: string;
  subject: string;
  sender: PersonValue | null;
  sentAt: string;
  sent: number;
  delivered: number;
  bounced: number;
  opened: number;
  clicked: number;
}

const figure = <const Id extends string>(id: Id) =>
  ({ id, header: `hubManager.column.${id}`, kind: 'integer', path: id, sortable: true, filterable: true, width: 96 }) as const;

/** Messages with what became of their mails. */
export const hubMessageTable = defineTable<HubMessageRow>()({
  id: 'hub-messages',
  rowKey: 'id',
  rowHref: `${HUB_MESSAGES_PATH}/{id}`,
  defaultSort: { column: 'sentAt', direction: 'desc' },
  columns: [
    { id: 'subject', header: 'hubManager.column.subject', kind: 'link', path: 'subject', sortable: true, filterable: true },
    { id: 'sender', header: 'hubManager.column.sender', kind: 'person', path: 'sender', sortable: true, filterable: true, width: 150 },
    { id: 'sentAt', header: 'hubManager.column.date', kind: 'datetime', path: 'sentAt', sortable: true, filterable: true },
    figure('sent'),
    figure('delivered'),
    figure('bounced'),
    figure('opened'),
    figure('clicked'),
  ],
});

export type HubMessageColumn = (typeof hubMessageTable)['columns'][number]['id'];

/** How a member hears of a topic: not, in the inbox alone, or by mail: at once, after the visit, or with the day's or week's. */
export const HUB_DELIVERIES = ['off', 'app', 'mail', 'visit', 'daily', 'weekly'] as const;
export type HubDelivery = (typeof HUB_DELIVERIES)[number];

/** What one can be told of, and how who has not said otherwise is told of their own hubs. */
export const HUB_TOPICS = {
  firstOpen: 'visit',
  returning: 'visit',
  finished: 'visit',
  downloaded: 'visit',
  forwarded: 'mail',
  question: 'mail',
  updateWaiting: 'app',
  updateViewed: 'app',
  updateUnseen: 'app',
  bounced: 'mail',
  blocked: 'app',
  closedOpened: 'app',
  quiet: 'app',
  expiring: 'daily',
} as const satisfies Record<string, HubDelivery>;
export type HubTopic = keyof typeof HUB_TOPICS;
export const HUB_TOPIC_IDS = Object.keys(HUB_TOPICS) as HubTopic[];
