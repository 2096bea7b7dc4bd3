/** The palette of tags; a colour never says anything alone, the tag's name stands beside it. */
export const TAG_COLOURS = ['neutral', 'blue', 'orange', 'green', 'pink', 'brown', 'purple', 'red', 'indigo'] as const;
export type TagColour = (typeof TAG_COLOURS)[number];
