import type * as z from 'zod';

/**
 * Lanes are queues: usage (folding), effects (the outbox), ticks (schedules), imports (of files), drawings (of
 * pages), scores (health). Few, so that a worker holds few connections; each has its own concurrency, so that a slow mail server never delays a fold.
 */
export const LANES = {
  usage: { concurrency: 2 },
  effects: { concurrency: 4 },
  ticks: { concurrency: 1 },
  imports: { concurrency: 2 },
  drawings: { concurrency: 1 },
  scores: { concurrency: 1 },
} as const;
export type Lane = keyof typeof LANES;

/** A job as data; its handler stands in workers/handlers. Handlers are idempotent: any job may run twice. */
export interface Job<P extends object> {
  name: string;
  lane: Lane;
  payload: z.ZodType<P>;
  /** Tries of an effect before it is given up and shown as failed. */
  attempts: number;
  /** Runs by itself this often; its payload is empty. */
  everyMs?: number;
}

/** Declares a job; lib/registry/jobs.ts lists them all. */
export function defineJob<P extends object>(job: Job<P>): Job<P> {
  return job;
}
