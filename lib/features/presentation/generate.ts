import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { sendMail } from '@/lib/core/mail/send-mail';
import { newStorageKey, storage } from '@/lib/core/storage/storage';
import { defineTransfer } from '@/lib/core/transfer';
import { keepFile } from '@/lib/features/asset/commands';
import { formatDay } from '@/lib/kit/date-format';
import { PresentationId } from './contract';
import { DECK_LOCALE, deckWords as t } from './deck-words';
import { drawDeck } from './draw-deck';
import { readDeck } from './read-deck';

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

async function find(ctx: Context, id: string) {
  const found = await ctx.db
    .selectFrom('presentation as p')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'p.organizationId').onRef('a.id', '=', 'p.accountId'))
    .select(['p.status', 'p.createdBy', 'a.key as accountId', 'a.name as account'])
    .where('p.id', '=', id)
    .where('a.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!found) throw new AppError('not_found', 'There is no such presentation');
  return found;
}

const advance = (ctx: Context, id: string, values: { status: string; progress: number; assetKey?: string; finishedAt?: Date }) =>
  ctx.db.updateTable('presentation').set(values).where('id', '=', id).execute();

/** Who asked for it hears of it, however long ago they left the page. */
async function notify(ctx: Context, { createdBy, account, accountId }: Awaited<ReturnType<typeof find>>, assetId: string): Promise<void> {
  if (createdBy === null) return;
  const person = await ctx.db
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .select(['i.name', 'i.email as address'])
    .where('m.id', '=', createdBy)
    .where('m.status', '=', 'active')
    .executeTakeFirst();
  if (!person) return;
  const open = encodeURIComponent(`asset:${assetId}`);
  await sendMail(ctx, {
    template: 'presentationReady',
    values: { account },
    to: person,
    path: `/accounts/${encodeURIComponent(accountId)}/assets?open=${open}`,
  });
}

/** Makes a deck that was asked for, and an asset of it. Made once, however often it is asked to. */
export const generatePresentation = defineTransfer({
  name: 'presentation.generate',
  permission: 'asset:write',
  scope: 'organization',
  input: PresentationId,
  transfer: async (within, { id }) => {
    const made = await within(async (ctx) => {
      const asked = await find(ctx, id);
      if (asked.status === 'done') return null;
      const data = await readDeck(ctx, asked.accountId);
      await advance(ctx, id, { status: 'making', progress: 50 });
      return { asked, data, storageKey: newStorageKey(ctx.organization.id) };
    });
    if (!made) return;
    const { asked, data, storageKey } = made;
    const deck = await drawDeck(data);
    const files = await storage();
    const stored = await files.write(
      storageKey,
      (async function* () {
        yield deck;
      })(),
    );
    await within(async (ctx) => {
      const day = formatDay(data.today, DECK_LOCALE);
      const file = { storageKey, fileName: t('fileName', { account: asked.account, day }).replaceAll(/[/\\]/g, '-'), mediaType: PPTX, ...stored };
      const asset = { accountId: asked.accountId, name: t('name', { day }), kind: 'Presentation', file };
      const { id: assetKey } = await ctx.call(keepFile, asset);
      await advance(ctx, id, { status: 'done', progress: 100, assetKey, finishedAt: ctx.now });
      await notify(ctx, asked, assetKey);
    });
  },
});

/** Says of a deck that it could not be made. */
export const failPresentation = defineTransfer({
  name: 'presentation.fail',
  permission: 'asset:write',
  scope: 'organization',
  input: PresentationId,
  transfer: async (within, { id }) => {
    await within(async (ctx) => {
      await find(ctx, id);
      await advance(ctx, id, { status: 'failed', progress: 0, finishedAt: ctx.now });
    });
  },
});
