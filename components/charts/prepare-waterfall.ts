export interface WaterfallStep {
  key: string;
  label: string;
  /** What it adds; of the first and last one the level itself. */
  value: number;
  isLevel: boolean;
}

export interface PreparedStep extends WaterfallStep {
  /** Where its bar begins and how long it is, in percent of the whole width. */
  from: number;
  length: number;
}

/** Bars of a waterfall: each begins where the one before it ended, levels begin at zero. */
export function prepareWaterfall(steps: readonly WaterfallStep[]): PreparedStep[] {
  let level = 0;
  const spans = steps.map((step) => {
    const before = step.isLevel ? 0 : level;
    level = before + step.value;
    return { step, low: Math.min(before, level), high: Math.max(before, level) };
  });
  const low = Math.min(0, ...spans.map((span) => span.low));
  const width = Math.max(0, ...spans.map((span) => span.high)) - low;
  const percent = (value: number) => (width === 0 ? 0 : (value / width) * 100);
  return spans.map(({ step, low: from, high }) => ({ ...step, from: percent(from - low), length: percent(high - from) }));
}
