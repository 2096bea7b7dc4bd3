import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { findRecord } from '@/lib/core/record';
import { readRevisions } from '@/lib/core/revision';
import { markdownText } from '@/lib/kit/markdown-text';
import { CustomerId } from '@/lib/kit/plain-text';
import { NoteColleagues, NoteDetail, NoteFeed, NoteFeedRequest, NoteHistory, NoteId } from './contract';
import { readFeed } from './feed';
import { namableColleagues } from './mentions';
import { titleOf } from './rules';

/** The Notes tab: notes and what was written down of touchpoints, pinned ones first, then the latest. */
export const listNotes = defineOperation({
  name: 'note.feed',
  kind: 'read',
  permission: 'note:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: NoteFeedRequest,
  output: NoteFeed,
  run: (ctx, request, account) => readFeed(ctx, account, request),
});

/** What a note is called in lists, by its Markdown. */
export const noteTitle = (body: string): string => titleOf(markdownText(body));

/** One note. */
export const getNote = defineOperation({
  name: 'note.get',
  kind: 'read',
  permission: 'note:read',
  scope: 'organization',
  input: NoteId,
  output: NoteDetail,
  run: async (ctx, { id }) => {
    const found = await findRecord(ctx, 'note', id);
    const { createdAt, updatedAt, ...note } = await ctx.db
      .selectFrom('note as n')
      .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'n.organizationId').onRef('m.id', '=', 'n.createdBy'))
      .leftJoin('identity as author', 'author.id', 'm.identityId')
      .select(['n.key as id', 'n.version', 'n.body', 'n.pinned', 'author.name as author', 'n.createdAt', 'n.updatedAt'])
      .where('n.id', '=', found.id)
      .executeTakeFirstOrThrow();
    return {
      ...note,
      accountId: found.accountKey,
      title: noteTitle(note.body),
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    };
  },
});

const State = z.object({ body: z.string() });

/** All that a note said. */
export const readNoteHistory = defineOperation({
  name: 'note.history',
  kind: 'read',
  permission: 'note:read',
  scope: 'organization',
  input: NoteId,
  output: NoteHistory,
  run: async (ctx, { id }) => {
    const found = await findRecord(ctx, 'note', id);
    const revisions = await readRevisions(ctx, 'note', found.id);
    return revisions.map(({ version, at, by, state }) => ({ version, at: at.toISOString(), author: by, body: State.parse(state).body }));
  },
});

/** Colleagues who may be named in a note on the account. */
export const listNoteColleagues = defineOperation({
  name: 'note.colleagues',
  kind: 'read',
  permission: 'note:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: z.strictObject({ accountId: CustomerId }),
  output: NoteColleagues,
  run: (ctx, _input, account) => namableColleagues(ctx, account.id),
});
