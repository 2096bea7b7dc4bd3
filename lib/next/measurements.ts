import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { readBacklog } from '@/lib/core/health/backlog';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const registers = [registry];
const answers = new Counter({
  name: 'rapport_api_answers_total',
  help: 'Answers of the API',
  labelNames: ['method', 'path', 'status'] as const,
  registers,
});
const seconds = new Histogram({
  name: 'rapport_api_seconds',
  help: 'Time to answer, by route',
  labelNames: ['method', 'path'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
  registers,
});
const databaseUp = new Gauge({ name: 'rapport_database_up', help: '1 while the database answers', registers });
const backlog = {
  segments: new Gauge({ name: 'rapport_unfolded_segments', help: 'Groups of events that wait to be folded', registers }),
  events: new Gauge({ name: 'rapport_unfolded_events', help: 'Events that wait to be folded', registers }),
  oldestSegmentSeconds: new Gauge({ name: 'rapport_unfolded_oldest_seconds', help: 'Age of the oldest unfolded group', registers }),
  outboxPending: new Gauge({ name: 'rapport_outbox_pending', help: 'Effects that wait to happen', registers }),
  outboxFailed: new Gauge({ name: 'rapport_outbox_failed', help: 'Effects that were given up', registers }),
  oldestOutboxSeconds: new Gauge({ name: 'rapport_outbox_late_seconds', help: 'How late the oldest waiting effect is', registers }),
};

/** Counts one answer of a declared route; `path` is its template, so that no id becomes a label. */
export function countAnswer(method: string, path: string, status: number, ms: number): void {
  answers.inc({ method, path, status });
  seconds.observe({ method, path }, ms / 1_000);
}

async function lookAtDatabase(): Promise<void> {
  try {
    const found = await readBacklog();
    for (const [name, gauge] of Object.entries(backlog)) gauge.set(found[name as keyof typeof backlog]);
    databaseUp.set(1);
  } catch {
    databaseUp.set(0);
  }
}

/** Everything measured, as Prometheus reads it. No label names an organization, an account or a person. */
export async function exposition(): Promise<{ text: string; contentType: string }> {
  await lookAtDatabase();
  return { text: await registry.metrics(), contentType: registry.contentType };
}
