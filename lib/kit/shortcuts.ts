/** One or two keys pressed after another, as KeyboardEvent.key names them: `j`, `?`, `g a`. */
export type Keys = string;

export interface KeyStep<Binding> {
  /** The binding whose keys are now complete. */
  run?: Binding;
  /** What has been pressed of a longer sequence. */
  pending: Keys;
}

/**
 * What a key does after what was pressed before it. Of two bindings with the same keys the later one
 * wins, so a page can stand in front of the shell; a weak one yields to any other. A key that ends a sequence nobody knows starts anew.
 */
export function pressKey<Binding extends { keys: Keys; weak?: boolean }>(bindings: readonly Binding[], pending: Keys, key: string): KeyStep<Binding> {
  const pressed = pending ? `${pending} ${key}` : key;
  const bound = bindings.filter((binding) => binding.keys === pressed);
  const run = bound.findLast(({ weak }) => !weak) ?? bound.at(-1);
  if (run) return { run, pending: '' };
  if (bindings.some((binding) => binding.keys.startsWith(`${pressed} `))) return { pending: pressed };
  return pending ? pressKey(bindings, '', key) : { pending: '' };
}
