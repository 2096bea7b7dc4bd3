/** The names of the boxes that are checked in a group of a form: `{ a: true, b: false }` is `['a']`. */
export function chosen(boxes: unknown): string[] {
  if (typeof boxes !== 'object' || boxes === null) return [];
  return Object.entries(boxes).flatMap(([name, checked]) => (checked === true ? name : []));
}
