/** The same items, each asked for while the one before is still being worked on. */
export async function* oneAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const source = items[Symbol.asyncIterator]();
  let next = source.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = source.next();
      // Told to whoever asks for it; until then nobody listens.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await source.return?.();
  }
}
