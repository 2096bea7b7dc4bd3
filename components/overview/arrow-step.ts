const STEPS: Readonly<Record<string, { side: 'width' | 'height'; by: -1 | 1 }>> = {
  ArrowLeft: { side: 'width', by: -1 },
  ArrowRight: { side: 'width', by: 1 },
  ArrowUp: { side: 'height', by: -1 },
  ArrowDown: { side: 'height', by: 1 },
};

/** Which side of what stands on a board an arrow key means, and whether forwards; undefined for other keys. */
export const arrowStep = (key: string) => STEPS[key];

/** A size one step up or down; at an end the same. */
export const stepped = <Size extends number>(sizes: readonly Size[], value: Size, by: -1 | 1): Size =>
  sizes.find((size) => size === value + by) ?? value;
