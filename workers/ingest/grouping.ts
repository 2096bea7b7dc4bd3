import { callerFromKey } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { AppError, toAppError } from '@/lib/core/errors';
import type { Delivery, Rejected } from '@/lib/features/event/contract';
import { storeGroup } from '@/lib/features/event/store-group';
import type { Measurements } from './measurements';

/** A group grows for this long before it starts, ms; while groups of its key run, the next one grows on. */
const GATHER_MS = 2;
/** Groups of one key that commit at the same time. */
const IN_FLIGHT = 2;
/** Events of one transaction, unless a single request has more. */
const GROUP_EVENTS = 2_500;
/** Waiting requests are refused (429) beyond these. */
const WAITING_BYTES = 64 * 1024 * 1024;
const WAITING_EVENTS = 200_000;

interface Waiting {
  delivery: Delivery;
  resolve: (rejected: Rejected[]) => void;
  reject: (error: AppError) => void;
}

interface Line {
  waiting: Waiting[];
  running: number;
  timer: NodeJS.Timeout | null;
}

/**
 * Groups what arrives with one write key into transactions. A key is read from the database for each group, so a
 * revoked one is refused at once; a delivery resolves when it is committed, and not before.
 */
export class Grouping {
  readonly #lines = new Map<string, Line>();
  #bytes = 0;
  #events = 0;

  constructor(
    private readonly measurements: Measurements,
    private readonly onCommitted: (organizationId: number) => void,
  ) {}

  /** @throws AppError limit when too much waits already; unauthenticated; unavailable; conflict */
  add(writeKey: string, delivery: Delivery): Promise<Rejected[]> {
    if (this.#bytes + delivery.bytes > WAITING_BYTES || this.#events + delivery.events.length > WAITING_EVENTS) {
      throw new AppError('limit', 'Too many events wait to be stored', { retryAfter: 1 });
    }
    this.#count(delivery, 1);
    const line = this.#lines.get(writeKey) ?? { waiting: [], running: 0, timer: null };
    this.#lines.set(writeKey, line);
    const answer = new Promise<Rejected[]>((resolve, reject) => line.waiting.push({ delivery, resolve, reject }));
    this.#start(writeKey, line);
    return answer.finally(() => this.#count(delivery, -1));
  }

  #count(delivery: Delivery, sign: 1 | -1): void {
    this.#bytes += sign * delivery.bytes;
    this.#events += sign * delivery.events.length;
    this.measurements.waitingBytes.set(this.#bytes);
  }

  #start(writeKey: string, line: Line): void {
    if (line.timer !== null || line.running >= IN_FLIGHT || line.waiting.length === 0) return;
    line.timer = setTimeout(() => {
      line.timer = null;
      void this.#run(writeKey, line);
    }, GATHER_MS);
  }

  async #run(writeKey: string, line: Line): Promise<void> {
    const group = takeGroup(line.waiting);
    line.running += 1;
    this.#start(writeKey, line);
    await this.#commit(writeKey, group);
    line.running -= 1;
    this.#start(writeKey, line);
    if (line.running === 0 && line.waiting.length === 0) this.#lines.delete(writeKey);
  }

  async #commit(writeKey: string, group: readonly Waiting[]): Promise<void> {
    try {
      const rejected = await this.#store(
        writeKey,
        group.map(({ delivery }) => delivery),
      );
      for (const [index, { resolve }] of group.entries()) resolve(rejected[index] ?? []);
    } catch (error) {
      const known = toAppError(error);
      // One request must not cost the others: a group that can't be stored is tried again one by one.
      if (known.code === 'internal' || known.code === 'invalid') await this.#commitAlone(writeKey, group, known);
      else for (const { reject } of group) reject(known);
    }
  }

  async #commitAlone(writeKey: string, group: readonly Waiting[], error: AppError): Promise<void> {
    if (group.length === 1) for (const { reject } of group) reject(error);
    else for (const one of group) await this.#commit(writeKey, [one]);
  }

  async #store(writeKey: string, deliveries: Delivery[]): Promise<Rejected[][]> {
    const started = clock.ticks();
    const events = deliveries.reduce((sum, { events }) => sum + events.length, 0);
    const caller = await callerFromKey('write', writeKey);
    const { stored, rejected } = await storeGroup(caller, deliveries);
    const refused = rejected.reduce((sum, list) => sum + list.length, 0);
    const outcomes = { stored, refused, repeated: events - stored - refused };
    for (const [outcome, count] of Object.entries(outcomes)) this.measurements.events.inc({ outcome }, count);
    this.measurements.groupEvents.observe(events);
    this.measurements.commitSeconds.observe((clock.ticks() - started) / 1_000);
    if (stored > 0) this.onCommitted(caller.organization.id);
    return rejected;
  }
}

function takeGroup(waiting: Waiting[]): Waiting[] {
  let events = 0;
  const end = waiting.findIndex(({ delivery }, index) => {
    events += delivery.events.length;
    return index > 0 && events > GROUP_EVENTS;
  });
  return waiting.splice(0, end === -1 ? waiting.length : end);
}
