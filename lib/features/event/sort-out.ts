import { oldestAccepted, parseTime } from './clock-rule';
import type { Delivery, Rejected } from './contract';
import type { Refusal } from './field-check';
import { asObject, type Json, nestsDeeper } from './json-shape';
import { LIMITS } from './limits';
import { type Frame, type NormalEvent, normalize } from './normalize';

/** An event that can be stored once its account is known, and where it came from. */
export interface Candidate {
  event: NormalEvent;
  source: Source;
}

/** Where an event stands in its group of deliveries. */
export interface Source {
  delivery: number;
  index: number;
}

/** A refused event as the debugger keeps it and as its sender is told. */
export interface Rejection {
  source: Source;
  receivedAt: Date;
  messageId: string | null;
  refusal: Refusal;
  body: unknown;
}

interface SortedOut {
  candidates: Candidate[];
  rejections: Rejection[];
}

function contextRefusal(context: Json | null): Refusal | null {
  if (context === null) return null;
  if (nestsDeeper(context, LIMITS.depth - 1)) return { code: 'depth', detail: `a batch's context nests at most ${LIMITS.depth - 1} levels deep` };
  const isLarge = Buffer.byteLength(JSON.stringify(context)) > LIMITS.contextBytes;
  return isLarge ? { code: 'size', detail: `a batch's context has at most ${LIMITS.contextBytes} bytes` } : null;
}

function frameOf(delivery: Delivery, retentionYears: number): Frame {
  const receivedAt = delivery.receivedAt.getTime();
  const context = asObject(delivery.context);
  return {
    type: delivery.type,
    sentAt: parseTime(delivery.sentAt),
    receivedAt,
    oldest: oldestAccepted(receivedAt, retentionYears),
    context,
    keepTimes: delivery.keepTimes,
    measured: delivery.bytes > LIMITS.eventBytes,
    refusal: contextRefusal(context),
  };
}

/**
 * Normalizes the events of some deliveries. Of events with the same messageId the first is a candidate; its repeats
 * are neither candidates nor refused. Pure.
 */
export function sortOut(deliveries: readonly Delivery[], retentionYears: number): SortedOut {
  const candidates = new Map<string, Candidate>();
  const rejections: Rejection[] = [];
  for (const [number, delivery] of deliveries.entries()) {
    const frame = frameOf(delivery, retentionYears);
    for (const [index, body] of delivery.events.entries()) {
      const source = { delivery: number, index };
      const result = normalize(body, frame);
      if ('refusal' in result) rejections.push({ source, receivedAt: delivery.receivedAt, body, ...result });
      else if (!candidates.has(result.messageId)) candidates.set(result.messageId, { event: result, source });
    }
  }
  return { candidates: [...candidates.values()], rejections };
}

/** The refusal of an event that has no account it could belong to. */
export function refuseCandidate({ event, source }: Candidate, deliveries: readonly Delivery[], refusal: Refusal): Rejection {
  const delivery = deliveries[source.delivery];
  if (!delivery) throw new RangeError(`no delivery ${source.delivery}`);
  const body = delivery.events[source.index];
  // A messageId that the ingest made up would tell its sender nothing.
  const messageId = asObject(body)?.messageId === event.messageId ? event.messageId : null;
  return { source, receivedAt: delivery.receivedAt, messageId, refusal, body };
}

/** What each sender is told about its refused events, in the order of its events. */
export function rejectedByDelivery(rejections: readonly Rejection[], deliveries: number): Rejected[][] {
  const lists: Rejected[][] = Array.from({ length: deliveries }, () => []);
  for (const { source, messageId, refusal } of rejections) {
    lists[source.delivery]?.push({ index: source.index, messageId, reason: refusal.detail });
  }
  for (const list of lists) list.sort((a, b) => a.index - b.index);
  return lists;
}
