const readings = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * What several operations of one page need alike is read once a transaction.
 * @param ctx whose transaction it is; forgotten with it
 * @param key names the reading within the transaction
 */
export function once<T>(ctx: object, key: string, read: () => Promise<T>): Promise<T> {
  const known = readings.get(ctx) ?? new Map<string, Promise<unknown>>();
  readings.set(ctx, known);
  const found = (known.get(key) as Promise<T> | undefined) ?? read();
  known.set(key, found);
  return found;
}
