export interface Bar {
  key: string;
  label: string;
  value: number | null;
}

export interface PreparedBar extends Bar {
  /** Length in percent of the longest, 0 when unknown. */
  share: number;
}

/** The `count` largest, longest first; unknown values stand last and equal ones by label. */
export function prepareBars(bars: readonly Bar[], count = 10): PreparedBar[] {
  const size = ({ value }: Bar) => value ?? -1;
  const sorted = bars.toSorted((a, b) => size(b) - size(a) || (a.label < b.label ? -1 : 1)).slice(0, count);
  const longest = Math.max(0, ...sorted.map(size));
  return sorted.map((bar) => ({ ...bar, share: longest === 0 ? 0 : (Math.max(size(bar), 0) / longest) * 100 }));
}
