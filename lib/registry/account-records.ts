import type { Permission } from '@/lib/kit/access';

interface RecordKind {
  id: string;
  /** A drawing of components/ui/icon. */
  icon: string;
  /** Who may open one; null: it can only be made. */
  read: Permission | null;
  write: Permission;
  /** Whether Quick Actions and the palette offer to make one. */
  quick: boolean;
}

/** What opens in a drawer on an account's page (`?open=kind:key`, `?new=kind`), in the order of Quick Actions. */
export const accountRecords = [
  { id: 'interaction', icon: 'phone', read: 'interaction:read', write: 'interaction:write', quick: true },
  { id: 'task', icon: 'tick', read: 'task:read', write: 'task:write', quick: true },
  { id: 'note', icon: 'pencil', read: 'note:read', write: 'note:write', quick: true },
  { id: 'asset', icon: 'file', read: 'asset:read', write: 'asset:write', quick: true },
  { id: 'objective', icon: 'flag', read: 'plan:read', write: 'plan:write', quick: true },
  { id: 'play', icon: 'play', read: 'plan:read', write: 'plan:write', quick: true },
  { id: 'request', icon: 'form', read: null, write: 'request:write', quick: true },
  { id: 'hubMessage', icon: 'hub', read: null, write: 'hub:write', quick: true },
  { id: 'presentation', icon: 'slides', read: null, write: 'asset:write', quick: true },
  { id: 'contact', icon: 'user', read: 'contact:read', write: 'contact:write', quick: true },
  { id: 'deal', icon: 'box', read: 'deal:read', write: 'deal:write', quick: true },
  { id: 'plan', icon: 'layers', read: 'plan:read', write: 'plan:write', quick: true },
  { id: 'goal', icon: 'star', read: 'plan:read', write: 'plan:write', quick: true },
  { id: 'row', icon: 'table', read: 'collection:read', write: 'collection:write', quick: false },
  { id: 'nps', icon: 'star', read: 'survey:read', write: 'survey:write', quick: true },
  { id: 'csat', icon: 'star', read: null, write: 'survey:write', quick: false },
  { id: 'survey', icon: 'send', read: null, write: 'survey:write', quick: true },
  { id: 'alert', icon: 'bell', read: 'alert:read', write: 'alert:write', quick: false },
  { id: 'alertTask', icon: 'tick', read: null, write: 'task:write', quick: false },
  { id: 'invoice', icon: 'file', read: 'money:read', write: 'money:write', quick: false },
] as const satisfies readonly RecordKind[];

export type AccountRecordKind = (typeof accountRecords)[number]['id'];

const kinds: readonly RecordKind[] = accountRecords;

/** The kind of an id that came from outside, if there is one. */
export function findRecordKind(id: string): (RecordKind & { id: AccountRecordKind }) | undefined {
  return kinds.find((kind): kind is RecordKind & { id: AccountRecordKind } => kind.id === id);
}

/** The kinds that Quick Actions offer. */
export const quickRecords = kinds.filter((kind): kind is RecordKind & { id: AccountRecordKind } => kind.quick);
