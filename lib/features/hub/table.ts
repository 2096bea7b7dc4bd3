/** What stands in a message's text for each recipient's own: {firstName}, … */
export const PLACEHOLDERS = ['firstName', 'lastName', 'name', 'account', 'sender', 'organization'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** What a hub allows, and what its door asks for. */
export const HUB_SWITCHES = ['canDownload', 'canForward', 'watermark', 'codeByMail'] as const;

/** Contacts and documents of one message. */
export const MOST_CONTACTS = 200;
export const MOST_DOCUMENTS = 20;

/** Where members see a hub, a message, and write a new one to these hubs. */
export const hubPath = (hubId: string) => `/hub/contacts/${hubId}`;
export const messagePath = (messageId: string) => `/hub/messages/${messageId}`;
export const newMessagePath = (hubIds: readonly string[] = []) => `/hub/messages/new${hubIds.length > 0 ? `?hubs=${hubIds.join(',')}` : ''}`;

/** What a link says beside the secret: the message that it stands in, and the document that it leads to. */
interface Mailed {
  messageId?: string;
  itemId?: string;
  /** Chosen at the door, in place of the hub's own. */
  language?: string;
}

/** The door that mails lead to. */
export function doorPath(secret: string, { messageId, itemId, language }: Mailed = {}): `/${string}` {
  const query = new URLSearchParams({ ...(messageId && { m: messageId }), ...(itemId && { d: itemId }), ...(language && { l: language }) });
  return `/h/${secret}${query.size > 0 ? `?${query}` : ''}`;
}

/** In the address of a door that did not open to a click. */
export const TRIED = 'tried';

/** Where a reader is once the door is open: their list, or one document. */
export const readerPath = (hubId: string, itemId?: string | null) => `/h/r/${hubId}${itemId ? `/${itemId}` : ''}`;

/** Where a new message begins with an account's contacts, or with one contact. */
export const accountMessagePath = (accountId: string) => `/hub/messages/new?account=${encodeURIComponent(accountId)}`;
export const contactMessagePath = (contactId: string) => `/hub/messages/new?contacts=${encodeURIComponent(contactId)}`;
