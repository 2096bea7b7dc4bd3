import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, UserActor } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { createInteraction } from '@/lib/features/interaction/commands';
import { createNote, deleteNote, pinNote, restoreNote, updateNote } from '@/lib/features/note/commands';
import { getNote, listNoteColleagues, listNotes, readNoteHistory } from '@/lib/features/note/queries';
import { readTimeline } from '@/lib/features/timeline/queries';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

type Person = Caller & { actor: UserActor };

let caller: Caller;
let marta: Person;
let tobias: Person;
let stranger: Person;

beforeAll(async () => {
  caller = await newTenant('Fernway');
  await invoke(upsertAccounts, caller, { data: ['acme', 'feed', 'pins'].map((id) => ({ id, name: id })) });
  marta = await newPerson(caller, { name: 'Marta Lindqvist' });
  tobias = await newPerson(caller, { name: 'Tobias Renner' });
  const team = await newTeam(caller, [{ all: [{ column: 'status', op: 'is', value: 'none has it' }] }]);
  stranger = await newPerson(caller, { name: 'Sees Nothing', sees: 'teams', teamIds: [team] });
  await invoke(refreshAccountVisibility, caller, { all: true });
});
afterAll(closeConnections);

const mention = ({ actor }: Person) => `[@${actor.name}](mention:${actor.membershipId})`;
const write = (body: string, accountId = 'acme') => invoke(createNote, marta, { accountId, body });

async function mailsTo({ actor }: Person): Promise<string[]> {
  const rows = await withTenant(caller.organization.id, (db) =>
    db.selectFrom('mail').select('subject').where('toAddress', '=', actor.email).execute(),
  );
  return rows.map(({ subject }) => subject);
}

describe('mentions', () => {
  it('mail each colleague once for a note, however often it is written anew', async () => {
    const { id } = await write(`Ask ${mention(tobias)} and ${mention(tobias)}`);
    expect(await mailsTo(tobias)).toEqual(['Marta Lindqvist mentioned you: acme']);
    await invoke(updateNote, marta, { id, body: 'Nobody now' });
    await invoke(updateNote, marta, { id, body: `Again ${mention(tobias)}` });
    expect(await mailsTo(tobias)).toHaveLength(1);
    await write(`Another note for ${mention(tobias)}`);
    expect(await mailsTo(tobias)).toHaveLength(2);
  });

  it('mail nobody who writes it, does not see the account, or does not exist', async () => {
    const ghost = { actor: { ...stranger.actor, membershipId: crypto.randomUUID() } } as Person;
    await write(`${mention(marta)} ${mention(stranger)} ${mention(ghost)} [@x](mention:nonsense)`);
    expect(await mailsTo(marta)).toEqual([]);
    expect(await mailsTo(stranger)).toEqual([]);
  });

  it('a mail shows the note as text and leads to it', async () => {
    const { id } = await write(`**Plan** <b>x</b> ${mention(tobias)}`);
    const mail = await withTenant(caller.organization.id, (db) =>
      db.selectFrom('mail').select(['text', 'html']).where('text', 'like', '%Plan%').executeTakeFirstOrThrow(),
    );
    expect(mail.text).toContain('Plan <b>x</b> @Tobias Renner');
    expect(mail.text).toContain(`/accounts/acme/notes?open=note%3A${id}`);
    expect(mail.html).toContain('Plan &lt;b&gt;x&lt;/b&gt;');
  });

  it('offer those who see the account', async () => {
    const names = (await invoke(listNoteColleagues, marta, { accountId: 'acme' })).map(({ label }) => label);
    expect(names).toEqual(['Administrator', 'Marta Lindqvist', 'Tobias Renner']);
  });
});

describe('versions', () => {
  it('all that a note said stays readable, with who wrote it', async () => {
    const { id, version } = await write('First words');
    await invoke(updateNote, tobias, { id, version, body: 'Second words' });
    expect(await invoke(readNoteHistory, marta, { id })).toMatchObject([
      { version: 2, author: 'Tobias Renner', body: 'Second words' },
      { version: 1, author: 'Marta Lindqvist', body: 'First words' },
    ]);
  });

  it('the second of two editors is told, and the first one’s words stand', async () => {
    const { id, version } = await write('Both begin here');
    await invoke(updateNote, marta, { id, version, body: 'First' });
    await expect(invoke(updateNote, tobias, { id, version, body: 'Second' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await invoke(getNote, tobias, { id })).body).toBe('First');
    expect(await invoke(readNoteHistory, marta, { id })).toHaveLength(2);
  });

  it('undo brings a note back as it was, also on the timeline', async () => {
    const { id } = await write('# Kept words');
    const before = await invoke(getNote, marta, { id });
    expect(before.title).toBe('Kept words');
    const told = async () => (await invoke(readTimeline, marta, { accountId: 'acme', query: 'kept' })).entries.length;
    await invoke(deleteNote, marta, { id });
    await expect(invoke(getNote, marta, { id })).rejects.toMatchObject({ code: 'not_found' });
    expect(await told()).toBe(0);
    await invoke(restoreNote, marta, { id });
    expect({ ...(await invoke(getNote, marta, { id })), updatedAt: '' }).toEqual({ ...before, updatedAt: '' });
    expect(await told()).toBe(1);
  });
});

describe('the feed', () => {
  beforeAll(async () => {
    for (let n = 0; n < 7; n += 1) await write(`note ${n} about the yard`, 'feed');
    const meeting = { accountId: 'feed', type: 'meeting', occurredAt: '2026-01-10T10:00:00.000Z' };
    await invoke(createInteraction, marta, { ...meeting, subject: 'Review', body: 'text about the docks' });
    await invoke(createInteraction, marta, { ...meeting, subject: 'Without a text' });
  });
  const feed = (rest = {}) => invoke(listNotes, marta, { accountId: 'feed', ...rest });

  it('holds notes and touchpoints’ texts, each once over all pages', async () => {
    const bodies: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await feed({ limit: 3, cursor });
      bodies.push(...page.data.map(({ body }) => body));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(bodies).toHaveLength(8);
    expect(new Set(bodies).size).toBe(8);
    expect(bodies.at(-1)).toBe('text about the docks');
  });

  it('shows one kind alone, and what holds all words', async () => {
    expect((await feed({ kinds: ['interaction'] })).data).toMatchObject([{ kind: 'interaction', subject: 'Review' }]);
    expect((await feed({ kinds: ['note'] })).data).toHaveLength(7);
    expect((await feed({ query: 'YARD 3' })).data).toMatchObject([{ body: 'note 3 about the yard' }]);
    expect((await feed({ query: 'review docks' })).data).toHaveLength(1);
    expect((await feed({ query: '%' })).data).toEqual([]);
  });

  it('a pinned note stands first; pinning is no new version', async () => {
    const ids: string[] = [];
    for (const body of ['one', 'two', 'three']) ids.push((await write(body, 'pins')).id);
    const [first = ''] = ids;
    await invoke(pinNote, tobias, { id: first, pinned: true });
    expect((await invoke(listNotes, marta, { accountId: 'pins', limit: 1 })).data).toMatchObject([{ body: 'one', pinned: true, edits: 0 }]);
    expect((await invoke(getNote, marta, { id: first })).version).toBe(1);
    await invoke(pinNote, tobias, { id: first, pinned: false });
    expect((await invoke(listNotes, marta, { accountId: 'pins' })).data.every(({ pinned }) => !pinned)).toBe(true);
  });
});
