const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** What the ingest takes and keeps. Enforced by the ingest, shown in the documents, tested at the edge. */
export const LIMITS = {
  /** Bytes of one event as compact JSON. */
  eventBytes: 32 * 1024,
  /** Bytes of a batch's own context, which is kept with each of its events. */
  contextBytes: 4 * 1024,
  /** Bytes of a request's body, before and after gunzip. */
  bodyBytes: 500 * 1024,
  /** Events of one batch. */
  batchEvents: 2_500,
  /** Characters of messageId, userId, groupId, previousId and of an event's name. */
  idCharacters: 255,
  /** Characters of a module or feature. */
  itemCharacters: 200,
  /** Different names of events, modules and features kept an organization; further ones share one name. */
  names: 20_000,
  /** Highest `count` of an event. */
  count: 1_000_000_000,
  /** Highest `durationMs` of an event. */
  durationMs: DAY,
  /** How far in the future a corrected timestamp may lie, ms. */
  futureMs: DAY,
  /** From this difference between sentAt and receipt on, the client's clock is corrected, ms. */
  clockSkewMs: 5 * MINUTE,
  /** Levels of nesting of an event. */
  depth: 32,
  /** Different traits kept of one user or account; further ones are left out. */
  traits: 250,
  /** Bytes kept of a refused event for the debugger. */
  rejectionBytes: 8 * 1024,
  /** Refused events kept an organization, the newest. */
  rejections: 10_000,
  /** Days of raw events that an account's event stream shows. */
  streamDays: 90,
} as const;
