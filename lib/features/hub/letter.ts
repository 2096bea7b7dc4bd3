import type { Context } from '@/lib/core/context';
import type { Letter } from './contract';
import { type Addressee, ownWords, senderOf } from './recipients';
import { fillIn } from './rules';
import { doorPath } from './table';

interface Place {
  /** Of the reader's link. */
  secret: string;
  messageId: string;
  /** The documents that the mail names, each with its item. */
  items: readonly { itemId: string; title: string }[];
}

/** The mail of one recipient; each document's link leads through the same door to it. */
export function letterMail(
  ctx: Context,
  { subject, body, language }: Pick<Letter, 'subject' | 'body' | 'language'>,
  person: Addressee,
  { secret, messageId, items }: Place,
) {
  const words = ownWords(ctx, person);
  return {
    template: 'hubMessage',
    language,
    values: { subject: fillIn(subject, words), text: fillIn(body, words), sender: senderOf(ctx) },
    path: doorPath(secret, { messageId }),
    items: items.map(({ itemId, title }) => ({ text: title, path: doorPath(secret, { messageId, itemId }) })),
  } as const;
}
