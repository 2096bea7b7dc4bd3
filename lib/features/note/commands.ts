import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { bringBackRecord, changeRecord, type FoundRecord, findRecord, removeRecord } from '@/lib/core/record';
import { keepRevision } from '@/lib/core/revision';
import { tellTimeline } from '@/lib/core/timeline';
import { markdownText } from '@/lib/kit/markdown-text';
import { Done, NewNote, NoteChange, NoteId, NotePin, SavedNote } from './contract';
import { tellMentioned } from './mentions';
import { titleOf } from './rules';

type Written = Pick<FoundRecord, 'id' | 'key' | 'accountId' | 'accountKey' | 'version'>;

/** What follows from what a note says now: its history, the timeline, and mail for those whom it names. */
async function followNote(ctx: Context, note: Written, body: string): Promise<void> {
  const { key, accountId } = note;
  const text = markdownText(body);
  const { mentions, createdAt } = await ctx.db
    .selectFrom('note')
    .select(['mentions', 'createdAt'])
    .where('id', '=', note.id)
    .executeTakeFirstOrThrow();
  const named = await tellMentioned(ctx, { ...note, body, text }, mentions);
  if (named.length > mentions.length) await ctx.db.updateTable('note').set({ mentions: named }).where('id', '=', note.id).execute();
  await keepRevision(ctx, 'note', note, { body });
  await tellTimeline(ctx, [
    { accountId, at: createdAt, category: 'note', event: 'created', source: 'note', sourceKey: key, title: titleOf(text), text },
  ]);
}

/** A new note on an account. */
export const createNote = defineOperation({
  name: 'note.create',
  kind: 'write',
  permission: 'note:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewNote,
  output: SavedNote,
  run: async (ctx, { body, pinned }, account) => {
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
    const { id, key, version } = await ctx.db
      .insertInto('note')
      .values({
        ...{ organizationId: ctx.organization.id, key: crypto.randomUUID(), accountId: account.id },
        ...{ body, pinned, mentions: [], createdBy, createdAt: ctx.now, updatedAt: ctx.now },
      })
      .returning(['id', 'key', 'version'])
      .executeTakeFirstOrThrow();
    await followNote(ctx, { id, key, version, accountId: account.id, accountKey: account.key }, body);
    ctx.audit(`note:${key}`);
    return { id: key, version };
  },
});

/**
 * Writes a note anew; what it said before stays in its history.
 * @throws AppError conflict when it no longer has the version that the editor began from
 */
export const updateNote = defineOperation({
  name: 'note.update',
  kind: 'write',
  permission: 'note:write',
  scope: 'organization',
  input: NoteChange,
  output: SavedNote,
  run: async (ctx, { id, body, version: began }) => {
    const found = await findRecord(ctx, 'note', id);
    const version = await changeRecord(ctx, 'note', found, { body }, began);
    await followNote(ctx, { ...found, version }, body);
    ctx.audit(`note:${id}`, { fields: ['body'] });
    return { id, version };
  },
});

/** Keeps a note at the top, or lets it go; that is no new version of what it says. */
export const pinNote = defineOperation({
  name: 'note.pin',
  kind: 'write',
  permission: 'note:write',
  scope: 'organization',
  input: NotePin,
  output: Done,
  run: async (ctx, { id, pinned }) => {
    const found = await findRecord(ctx, 'note', id);
    await ctx.db.updateTable('note').set({ pinned }).where('id', '=', found.id).execute();
    ctx.audit(`note:${id}`, { pinned });
    return {};
  },
});

/** Takes a note out of the feed and off the timeline. */
export const deleteNote = defineOperation({
  name: 'note.delete',
  kind: 'write',
  permission: 'note:write',
  scope: 'organization',
  input: NoteId,
  output: Done,
  run: async (ctx, { id }) => {
    await removeRecord(ctx, 'note', id);
    return {};
  },
});

/** Brings a deleted note back as it was. */
export const restoreNote = defineOperation({
  name: 'note.restore',
  kind: 'write',
  permission: 'note:write',
  scope: 'organization',
  input: NoteId,
  output: Done,
  run: async (ctx, { id }) => {
    await bringBackRecord(ctx, 'note', id);
    return {};
  },
});
