/** What a key does among the rows of a table. */
export type RowMove = 'next' | 'previous' | 'first' | 'last' | 'select';

const MOVES: Readonly<Record<string, RowMove>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The move of a key without modifiers; null leaves the key alone. */
export function rowMove({ key, ctrlKey, metaKey, altKey }: Key): RowMove | null {
  return ctrlKey || metaKey || altKey ? null : (MOVES[key] ?? null);
}

/** Index of the row that gets the focus; `from` is −1 when none has it. Stops at both ends. */
export function targetRow(move: RowMove, from: number, count: number): number {
  switch (move) {
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'next':
      return Math.min(from + 1, count - 1);
    case 'previous':
      return Math.max(from - 1, 0);
    case 'select':
      return from;
  }
}
