import { correctedTime, parseTime } from './clock-rule';
import { FieldCheck, type Refusal } from './field-check';
import { asObject, type Json, leftover, nestsDeeper, storable, storableJson } from './json-shape';
import { type EventType, eventType, KIND } from './kinds';
import { LIMITS } from './limits';

/** What a request says about all its events. Times in epoch ms. */
export interface Frame {
  /** The type of a call to its own path; batches name it in each event. */
  type: EventType | null;
  sentAt: number | null;
  receivedAt: number;
  /** The earliest accepted time. */
  oldest: number;
  context: Json | null;
  /** Whether timestamps stand as sent, whatever sentAt says. */
  keepTimes: boolean;
  /** Whether one event of the request can be over the limit at all. */
  measured: boolean;
  /** A fault of the request that every event of it shares. */
  refusal: Refusal | null;
}

/** An event as the house keeps it, before its account is known. */
export interface NormalEvent {
  messageId: string;
  type: EventType;
  /** Epoch ms. */
  at: number;
  userId: string | null;
  groupId: string | null;
  name: string | null;
  module: string | null;
  feature: string | null;
  count: number;
  durationMs: number;
  /** What was sent beside the fields above, as JSON that can be stored. */
  extra: string | null;
  traits: Json | null;
  previousId: string | null;
}

/** A refused event, with its messageId if it has a readable one. */
export interface RefusedEvent {
  messageId: string | null;
  refusal: Refusal;
}

type Usage = Pick<NormalEvent, 'name' | 'module' | 'feature' | 'count' | 'durationMs'>;

const EVERYWHERE = ['type', 'messageId', 'timestamp', 'sentAt', 'userId', 'writeKey', 'integrations', '_metadata', 'properties', 'context'];
const HELD: Record<EventType, ReadonlySet<string>> = {
  track: new Set([...EVERYWHERE, 'event']),
  page: new Set([...EVERYWHERE, 'name', 'category']),
  screen: new Set([...EVERYWHERE, 'name', 'category']),
  identify: new Set(EVERYWHERE),
  group: new Set([...EVERYWHERE, 'groupId']),
  alias: new Set(EVERYWHERE),
};
const HELD_CONTEXT = new Set(['groupId']);
const HELD_AMOUNTS = ['groupId', 'count', 'durationMs'];
const HELD_PROPERTIES: Record<EventType, ReadonlySet<string>> = {
  track: new Set([...HELD_AMOUNTS, 'module', 'feature']),
  page: new Set([...HELD_AMOUNTS, 'name', 'category']),
  screen: new Set([...HELD_AMOUNTS, 'name', 'category']),
  identify: new Set(),
  group: new Set(),
  alias: new Set(),
};
const NO_USAGE: Usage = { name: null, module: null, feature: null, count: 1, durationMs: 0 };

const isPresent = (value: unknown) => value !== undefined && value !== null;

function timeOf(check: FieldCheck, event: Json, frame: Frame): number {
  const { timestamp } = event;
  if (!isPresent(timestamp)) return frame.receivedAt;
  const sent = parseTime(timestamp);
  if (sent === null) {
    check.refuse('timestamp', 'timestamp must be an ISO 8601 time');
    return frame.receivedAt;
  }
  const sentAt = frame.keepTimes ? null : (parseTime(event.sentAt) ?? frame.sentAt);
  const at = correctedTime(sent, sentAt, frame.receivedAt);
  if (at > frame.receivedAt + LIMITS.futureMs) check.refuse('timestamp', 'timestamp is more than 24 hours in the future');
  if (at < frame.oldest) check.refuse('timestamp', 'timestamp is older than raw events are kept');
  return at;
}

function amounts(check: FieldCheck, properties: Json | null): Pick<Usage, 'count' | 'durationMs'> {
  return {
    count: check.amount(properties?.count, 'properties.count', 1, LIMITS.count),
    durationMs: check.amount(properties?.durationMs, 'properties.durationMs', 0, LIMITS.durationMs),
  };
}

function trackUsage(check: FieldCheck, event: Json, properties: Json | null): Usage {
  const name = check.text(event.event, 'event');
  if (name === null) check.refuse('event', 'a track call needs the name of its event');
  const feature = check.label(properties?.feature, 'properties.feature') ?? check.label(name, 'event, as the feature,');
  return { name, module: check.label(properties?.module, 'properties.module'), feature, ...amounts(check, properties) };
}

/** Paths are cut, not refused: they stand in for a name that the sender didn't choose. */
function pathOf(properties: Json | null, context: Json | null): string | null {
  const path = properties?.path ?? asObject(context?.page)?.path;
  if (typeof path !== 'string' || path === '') return null;
  return [...storable(path.slice(0, 2 * LIMITS.itemCharacters))].slice(0, LIMITS.itemCharacters).join('');
}

function pageUsage(check: FieldCheck, event: Json, properties: Json | null, context: Json | null): Usage {
  const named = check.label(event.name ?? properties?.name, 'name');
  const name = named ?? check.label(pathOf(properties, context), 'path');
  const module = check.label(event.category ?? properties?.category, 'category');
  return { name, module, feature: name, ...amounts(check, properties) };
}

function usageOf(check: FieldCheck, type: EventType, event: Json, properties: Json | null, context: Json | null): Usage {
  if (type === 'track') return trackUsage(check, event, properties);
  if (type === 'page' || type === 'screen') return pageUsage(check, event, properties, context);
  return NO_USAGE;
}

function groupOf(check: FieldCheck, type: EventType, event: Json, properties: Json | null, context: Json | null): string | null {
  if (type === 'alias') return null;
  if (type === 'group') return check.text(event.groupId, 'groupId') ?? check.refuse('groupId', 'a group call needs a groupId');
  return check.text(context?.groupId, 'context.groupId') ?? check.text(properties?.groupId, 'properties.groupId');
}

function object(check: FieldCheck, value: unknown, field: string): Json | null {
  if (!isPresent(value)) return null;
  return asObject(value) ?? check.refuse(field, `${field} must be an object`);
}

function extraOf(type: EventType, event: Json, properties: Json | null, context: Json | null): string | null {
  const rest = leftover(event, HELD[type]);
  const moreProperties = leftover(properties, HELD_PROPERTIES[type]);
  const moreContext = leftover(context, HELD_CONTEXT);
  if (!rest && !moreProperties && !moreContext) return null;
  const extra = rest ?? (Object.create(null) as Json);
  if (moreProperties) extra.properties = moreProperties;
  if (moreContext) extra.context = moreContext;
  return storableJson(extra);
}

function checkShape(check: FieldCheck, event: Json, frame: Frame): void {
  if (nestsDeeper(event, LIMITS.depth)) check.refuse('depth', `an event nests at most ${LIMITS.depth} levels deep`);
  else if (frame.measured && Buffer.byteLength(JSON.stringify(event)) > LIMITS.eventBytes) {
    check.refuse('size', `an event has at most ${LIMITS.eventBytes} bytes`);
  }
}

function readableId(value: unknown): string | null {
  const check = new FieldCheck();
  return check.text(value, 'messageId');
}

function read(check: FieldCheck, type: EventType, event: Json, frame: Frame): NormalEvent {
  const properties = object(check, event.properties, 'properties');
  const own = object(check, event.context, 'context');
  const context = frame.context && own ? { ...frame.context, ...own } : (own ?? frame.context);
  const userId = check.text(event.userId, 'userId');
  const previousId = type === 'alias' ? check.text(event.previousId, 'previousId') : null;
  if (type === 'alias' && (userId === null || previousId === null)) check.refuse('alias', 'an alias call needs userId and previousId');
  return {
    messageId: check.text(event.messageId, 'messageId') ?? crypto.randomUUID(),
    type,
    at: timeOf(check, event, frame),
    userId,
    groupId: groupOf(check, type, event, properties, context),
    ...usageOf(check, type, event, properties, context),
    extra: check.refusal ? null : extraOf(type, event, properties, context),
    traits: KIND[type] === KIND.identify || KIND[type] === KIND.group ? object(check, event.traits, 'traits') : null,
    previousId,
  };
}

/**
 * One event as sent → as kept (api.md, Events), or why it is refused. Pure: no clock, no database; never throws.
 * An event without a messageId gets one, as from Segment; its repeats can't be told from new events.
 */
export function normalize(raw: unknown, frame: Frame): NormalEvent | RefusedEvent {
  const event = asObject(raw);
  if (!event) return { messageId: null, refusal: { code: 'event', detail: 'an event must be an object' } };
  const check = new FieldCheck();
  check.refusal = frame.refusal;
  const type = frame.type ?? eventType(event.type);
  checkShape(check, event, frame);
  if (type === null) check.refuse('type', 'type must be track, page, screen, identify, group or alias');
  const normal = type && !check.refusal ? read(check, type, event, frame) : null;
  if (normal && !check.refusal) return normal;
  return { messageId: readableId(event.messageId), refusal: check.refusal ?? { code: 'event', detail: 'the event is not valid' } };
}
