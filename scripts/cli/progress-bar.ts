import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  reach(done: number, total: number): void;
  stop(): void;
}

/** A progress bar on standard error when that is a terminal; elsewhere nothing is drawn. */
export function progressBar(unit: string): Progress {
  if (!process.stderr.isTTY) return { reach: () => {}, stop: () => {} };
  const format = `  {bar} {percentage}% | {value} of {total} ${unit} | {eta_formatted} left`;
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.rect);
  bar.start(1, 0);
  return {
    reach: (done, total) => {
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
