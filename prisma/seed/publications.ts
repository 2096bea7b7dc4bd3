import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { runTransfer } from '@/lib/core/transfer';
import { listMembers } from '@/lib/features/member/queries';
import { createLink } from '@/lib/features/publication/commands';
import { drawVersion } from '@/lib/features/publication/draw';
import { listPublications } from '@/lib/features/publication/queries';
import { uploadPublication, uploadVersion } from '@/lib/features/publication/upload';
import { addDays, instantOf, localDay } from '@/lib/kit/day';
import type { DemoVersion } from './publications/blocks';
import { drawDocument } from './publications/draw-document';
import { type DemoPublication, LIBRARY } from './publications/library';

/** Processes that draw at a time. */
const AT_ONCE = 2;

/** Puts what was made now back to its day and into the hands of a colleague. */
async function backdate(caller: Caller, id: string, by: string | null, days: readonly { versionId: string; at: Date }[]): Promise<void> {
  const [first, last] = [days[0]?.at, days.at(-1)?.at];
  await withTenant(caller.organization.id, async (db) => {
    for (const { versionId, at } of days) {
      await db.updateTable('publicationVersion').set({ createdAt: at, readyAt: at, createdBy: by }).where('id', '=', versionId).execute();
    }
    await db.updateTable('publication').set({ createdAt: first, updatedAt: last, createdBy: by }).where('id', '=', id).execute();
  });
}

async function upload(caller: Caller, publication: DemoPublication, id: string | null, version: DemoVersion) {
  const { content: _content, by: _by, ...details } = publication;
  const file = drawDocument(publication.title, version.pages);
  const bytes = async function* () {
    yield file;
  };
  const sent = { bytes: bytes(), announced: file.length };
  const { fileName, note } = version;
  const saved =
    id === null
      ? await runTransfer(uploadPublication, async () => caller, { ...details, fileName }, sent)
      : await runTransfer(uploadVersion, async () => caller, { id, fileName, note }, sent);
  await runTransfer(drawVersion, async () => caller, { versionId: saved.versionId });
  return saved;
}

async function addPublication(caller: Caller, publication: DemoPublication, by: string | null, now: Date): Promise<void> {
  const { content, by: _by, ...details } = publication;
  const { timezone } = caller.organization;
  const ago = (days: number) => instantOf(`${addDays(localDay(now, timezone), -days)}T10:20`, timezone) ?? now;
  if ('url' in content) {
    const { id, versionId } = await invoke(createLink, caller, { ...details, url: content.url });
    return backdate(caller, id, by, [{ versionId, at: ago(content.daysAgo) }]);
  }
  const days: { versionId: string; at: Date }[] = [];
  let id: string | null = null;
  for (const version of content.versions) {
    const saved: { id: string; versionId: string } = await upload(caller, publication, id, version);
    id = saved.id;
    days.push({ versionId: saved.versionId, at: ago(version.daysAgo) });
  }
  if (id !== null) await backdate(caller, id, by, days);
}

/**
 * The library: documents drawn as customers see them, uploaded by the same operations as anybody's. What is there already
 * stays. It takes its time in processes of its own, so that the rest may be filled meanwhile.
 */
export async function addPublications(caller: Caller, now: Date): Promise<void> {
  const there = new Set((await invoke(listPublications, caller, { limit: 200 })).data.map(({ title }) => title));
  const members = new Map((await invoke(listMembers, caller, {})).map(({ id, email }) => [email, id]));
  const waiting = LIBRARY.filter(({ title }) => !there.has(title));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await addPublication(caller, next, members.get(next.by) ?? null, now);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
