/** The house's only clock. */
export const clock = {
  now: (): Date => new Date(),
  /** Milliseconds that never jump, for measuring durations. */
  ticks: (): number => performance.now(),
};
