interface SizedTab {
  id: string;
  /** Pixels, gap included. */
  width: number;
}

/**
 * The ids of the tabs that fit into `room` pixels, in order; the current one is always among them.
 * If not all fit, `more` pixels are kept for the button that opens the rest.
 */
export function visibleTabs(tabs: readonly SizedTab[], current: string, room: number, more: number): Set<string> {
  const total = tabs.reduce((sum, tab) => sum + tab.width, 0);
  if (total <= room) return new Set(tabs.map((tab) => tab.id));
  let left = room - more - (tabs.find((tab) => tab.id === current)?.width ?? 0);
  const shown = new Set<string>();
  for (const tab of tabs) {
    if (tab.id === current) shown.add(tab.id);
    else if (tab.width <= left) {
      shown.add(tab.id);
      left -= tab.width;
    } else left = Math.min(left, 0);
  }
  return shown;
}
