/** The calls of Segment's tracking API, by the number stored with an event. */
export const EVENT_TYPES = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** The stored number of a type. */
export const KIND = { track: 0, page: 1, screen: 2, identify: 3, group: 4, alias: 5 } as const satisfies Record<EventType, number>;

/** The type's name if a value is one. */
export function eventType(value: unknown): EventType | null {
  return EVENT_TYPES.find((type) => type === value) ?? null;
}
