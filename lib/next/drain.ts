const end = new AbortController();

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end.abort());

/** Aborted once this process was asked to stop: streams end, so that Next can finish the requests it still has. */
export const draining: AbortSignal = end.signal;
