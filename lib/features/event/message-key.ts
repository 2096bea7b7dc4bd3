const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_BYTES = 16;
/** No UTF-8 text ends with it: it tells a text of 16 bytes from a UUID. */
const TEXT_END = 0xff;

/** A messageId as it is stored, as PostgreSQL writes bytes: a UUID in its 16 bytes, anything else as UTF-8. */
export function messageKey(messageId: string): string {
  if (UUID.test(messageId)) return `\\x${messageId.replaceAll('-', '')}`;
  const text = Buffer.from(messageId, 'utf8');
  return `\\x${text.toString('hex')}${text.length === UUID_BYTES ? TEXT_END.toString(16) : ''}`;
}

/** The messageId behind a stored key: exactly what `messageKey` was given. */
export function messageIdOf(key: Buffer): string {
  if (key.length === UUID_BYTES) return key.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return key.subarray(0, key.at(-1) === TEXT_END ? -1 : undefined).toString('utf8');
}
