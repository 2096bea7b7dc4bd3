import type { AccountLayout, PlacedWidget } from '@/lib/registry/account-layout';
import { accountWidgets } from '@/lib/registry/account-widgets';

type Area = PlacedWidget['area'];
type WidgetId = PlacedWidget['id'];
type TabId = AccountLayout['tabs'][number]['id'];

type Size = Pick<PlacedWidget, 'width' | 'height'>;

/** Columns a widget may be wide, and how tall it may be. */
export const STEPS = [1, 2, 3] as const;

/** The widgets of an area, in the order in which they are read. */
export function widgetsIn({ widgets }: AccountLayout, area: Area): PlacedWidget[] {
  return widgets.filter((widget) => widget.area === area);
}

/** A widget put at a place of an area, counted without itself; the others keep their order. */
export function placeWidget(layout: AccountLayout, id: WidgetId, area: Area, at: number): AccountLayout {
  const moved = layout.widgets.find((widget) => widget.id === id);
  if (!moved) return layout;
  const others = layout.widgets.filter((widget) => widget.id !== id);
  const inArea = others.filter((widget) => widget.area === area);
  const placed = inArea.toSpliced(at, 0, { ...moved, area });
  const rest = others.filter((widget) => widget.area !== area);
  return { ...layout, widgets: area === 'main' ? [...placed, ...rest] : [...rest, ...placed] };
}

/** One place earlier or later within its area; at an end nothing changes. */
export function moveWidget(layout: AccountLayout, id: WidgetId, by: -1 | 1): AccountLayout {
  const widget = layout.widgets.find((one) => one.id === id);
  if (!widget) return layout;
  const inArea = widgetsIn(layout, widget.area);
  const to = inArea.indexOf(widget) + by;
  return to < 0 || to >= inArea.length ? layout : placeWidget(layout, id, widget.area, to);
}

/** To the end of the other area. */
export function changeArea(layout: AccountLayout, id: WidgetId): AccountLayout {
  const area = layout.widgets.find((one) => one.id === id)?.area === 'main' ? 'sidebar' : 'main';
  return placeWidget(layout, id, area, widgetsIn(layout, area).length);
}

export function resizeWidget(layout: AccountLayout, id: WidgetId, size: Partial<Size>): AccountLayout {
  return { ...layout, widgets: layout.widgets.map((widget) => (widget.id === id ? { ...widget, ...size } : widget)) };
}

export function removeWidget(layout: AccountLayout, id: WidgetId): AccountLayout {
  return { ...layout, widgets: layout.widgets.filter((widget) => widget.id !== id) };
}

/** Back on the board, at the end of the area where it usually stands and of its usual size. */
export function addWidget(layout: AccountLayout, id: WidgetId): AccountLayout {
  const usual = accountWidgets.find((widget) => widget.id === id);
  if (!usual || layout.widgets.some((widget) => widget.id === id)) return layout;
  const { area, width, height } = usual;
  return placeWidget({ ...layout, widgets: [...layout.widgets, { id, area, width, height }] }, id, area, widgetsIn(layout, area).length);
}

export function showTab(layout: AccountLayout, id: TabId, shown: boolean): AccountLayout {
  return { ...layout, tabs: layout.tabs.map((tab) => (tab.id === id ? { id, shown } : tab)) };
}

/** One place earlier or later; the first tab stays the first. */
export function moveTab(layout: AccountLayout, id: TabId, by: -1 | 1): AccountLayout {
  const from = layout.tabs.findIndex((tab) => tab.id === id);
  const to = from + by;
  const tab = layout.tabs[from];
  if (!tab || from === 0 || to < 1 || to >= layout.tabs.length) return layout;
  return { ...layout, tabs: layout.tabs.toSpliced(from, 1).toSpliced(to, 0, tab) };
}
