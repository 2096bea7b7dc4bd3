import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads at /metrics. One set a server, so that tests can run several in a process. */
export class Measurements {
  readonly registry = new Registry();
  readonly answers = new Counter({
    name: 'rapport_ingest_answers_total',
    help: 'Answers by HTTP status',
    labelNames: ['status'] as const,
    registers: [this.registry],
  });
  readonly events = new Counter({
    name: 'rapport_ingest_events_total',
    help: 'Events by what became of them: stored, repeated (known messageId) or refused',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });
  readonly groupEvents = new Histogram({
    name: 'rapport_ingest_group_events',
    help: 'Events of one transaction',
    buckets: [1, 10, 100, 500, 1_000, 2_500, 5_000],
    registers: [this.registry],
  });
  readonly commitSeconds = new Histogram({
    name: 'rapport_ingest_commit_seconds',
    help: 'Time from the start of a group to its commit',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  });
  readonly waitingBytes = new Gauge({
    name: 'rapport_ingest_waiting_bytes',
    help: 'Bytes of requests that wait for their commit',
    registers: [this.registry],
  });
}
