const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = [...'áƀćďéƒǧħíĵķľɱñóƥɋřšŧúṽŵẋýžÁƁĆĎÉƑǦĦÍĴĶĽṀÑÓƤɊŘŠŦÚṼŴẊÝŽ'];

/** Accents the letters of an ICU message outside its `{arguments}` and `<tags>`; ICU keywords stay. */
function accent(message: string): string {
  if (/\{\s*\w+\s*,/.test(message)) return `[${message}]`;
  const letters = message.replace(/\{[^}]*\}|<[^>]*>|([a-zA-Z])/g, (part, letter?: string) =>
    letter ? (accented[plain.indexOf(letter)] ?? letter) : part,
  );
  return `[${letters}]`;
}

/** A copy of a message tree in which each text is marked, so a page shows what is hard-coded. */
export function pseudo<T>(tree: T): T {
  if (typeof tree === 'string') return accent(tree) as T;
  if (tree === null || typeof tree !== 'object') return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, pseudo(value)])) as T;
}
