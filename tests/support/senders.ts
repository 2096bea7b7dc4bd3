import { setTimeout as sleep } from 'node:timers/promises';
import { Analytics } from '@segment/analytics-node';

/** An event as sent, with its own messageId and time. */
export interface SentEvent extends Record<string, unknown> {
  messageId: string;
}

/** What was sent and what was acknowledged, by messageId. */
export interface Ledger {
  sent: Set<string>;
  acknowledged: Set<string>;
}

const PAUSE_MS = 50;
const PATIENCE_MS = 5_000;

/** Sends one batch until it is acknowledged, whatever goes wrong in between; false once `isOver` says so. */
export async function sendUntilAcknowledged(
  origin: string,
  writeKey: string,
  batch: readonly SentEvent[],
  ledger: Ledger,
  isOver: () => boolean,
): Promise<boolean> {
  for (const { messageId } of batch) ledger.sent.add(messageId);
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  while (!isOver()) {
    const answer = await fetch(`${origin}/v1/batch`, {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify({ batch, sentAt: new Date() }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => null);
    if (answer?.status === 200) {
      for (const { messageId } of batch) ledger.acknowledged.add(messageId);
      return true;
    }
    if (answer && answer.status !== 429) throw new Error(`the ingest answered ${answer.status}`);
    await sleep(PAUSE_MS);
  }
  return false;
}

/** A real Segment SDK that doesn't give up soon. */
export function segmentClient(origin: string, writeKey: string, flushAt: number): Analytics {
  return new Analytics({ writeKey, host: origin, flushAt, flushInterval: 200, maxRetries: 1_000, httpRequestTimeout: PATIENCE_MS });
}

export interface TrackCall extends SentEvent {
  userId: string;
  event: string;
  timestamp: string;
  properties?: Record<string, unknown>;
  context?: Record<string, unknown>;
}

/** Hands an event to the SDK, which batches, sends and repeats it; noted as acknowledged when the SDK says so. */
export function trackBySegment(client: Analytics, { messageId, userId, event, timestamp, properties, context }: TrackCall, ledger: Ledger): void {
  ledger.sent.add(messageId);
  client.track({ messageId, userId, event, timestamp, properties, context }, (error) => {
    if (!error) ledger.acknowledged.add(messageId);
  });
}
