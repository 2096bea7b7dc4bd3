import { expect, test } from 'vitest';
import { messageIdOf, messageKey } from './message-key';

const bytes = (key: string) => Buffer.from(key.slice(2), 'hex');

test.each([
  ['018f4e5c-0000-7000-8000-00000000000a', 16],
  ['018F4E5C-0000-7000-8000-00000000000A', 36],
  ['node-next-1763000000000-018f4e5c-0000-7000-8000-00000000000a', 60],
  ['exactly 16 bytes', 17],
  ['sixteen bytes é', 17],
  ['seventeen bytes é', 18],
  ['m', 1],
  ['𝕌𝕌𝕌𝕌', 17],
])('%s is stored in %i bytes and comes back', (messageId, size) => {
  expect(bytes(messageKey(messageId))).toHaveLength(size);
  expect(messageIdOf(bytes(messageKey(messageId)))).toBe(messageId);
});

test('a text whose bytes are those of a UUID is another message', () => {
  const uuid = '61626364-6566-4768-a970-717273747576';
  expect(messageKey(Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('latin1'))).not.toBe(messageKey(uuid));
});
