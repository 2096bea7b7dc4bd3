import type { Caller } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { tellTimeline } from '@/lib/core/timeline';
import { runTransfer } from '@/lib/core/transfer';
import { listAssets } from '@/lib/features/asset/queries';
import { beginUpload, finishUpload } from '@/lib/features/asset/upload';
import { listMembers } from '@/lib/features/member/queries';
import { requestPresentation } from '@/lib/features/presentation/commands';
import { generatePresentation } from '@/lib/features/presentation/generate';
import { receiveBytes } from '@/lib/features/upload/commands';
import { localDay, startOfDay } from '@/lib/kit/day';
import { pdfOf } from './pdf';
import { type DemoDocument, documentsOf } from './scenarios/fernway/documents';
import type { Scenario } from './scenarios/types';

/** Half past nine of its day. */
const HOURS_MS = 9.5 * 3_600_000;
const WITH_DECK = 'AP-1015';

/** A document with the account it belongs to, and who added it when. */
interface Placed extends DemoDocument {
  accountId: string;
  at: Date;
  by: string | null;
}

async function place(caller: Caller, { accounts }: Scenario, now: Date): Promise<Placed[]> {
  const { timezone } = caller.organization;
  const members = new Map((await invoke(listMembers, caller, {})).map(({ id, email }) => [email, id]));
  return accounts.flatMap((account) =>
    documentsOf(account, localDay(now, timezone)).map((document) => ({
      ...document,
      accountId: account.id,
      at: new Date(startOfDay(document.day, timezone).getTime() + HOURS_MS),
      by: members.get(account.ownerEmail ?? '') ?? null,
    })),
  );
}

/** Links, in one go. */
async function addLinks(ctx: Context, links: readonly Placed[]): Promise<void> {
  const accounts = await ctx.db.selectFrom('account').select(['id', 'key']).execute();
  const ids = new Map(accounts.map(({ id, key }) => [key, id]));
  const rows = links.flatMap(({ content, accountId, name, kind, tags, description, at, by }) =>
    'url' in content
      ? [
          {
            ...{ organizationId: ctx.organization.id, key: crypto.randomUUID(), accountId: ids.get(accountId) ?? 0, url: content.url },
            ...{ name, kind, tags, description, createdBy: by, createdAt: at, updatedAt: at },
          },
        ]
      : [],
  );
  await ctx.db.insertInto('asset').values(rows).execute();
  await tellTimeline(
    ctx,
    rows.map(({ accountId, key, name, kind, description, createdAt: at }) => ({
      ...{ accountId, at, category: 'asset', subtype: kind, event: 'created', source: 'asset', sourceKey: key, title: name, text: description },
    })),
  );
}

/** Uploads what people would have uploaded, by the same operations, and puts it back to its day and into their hands. */
async function addFile(caller: Caller, { content, accountId, kind, name, tags, description, at, by }: Placed): Promise<void> {
  if ('url' in content) return;
  const bytes = content.fileName.endsWith('.pdf') ? pdfOf(content.lines) : Buffer.from(`${content.lines.join('\n')}\n`);
  const told = { accountId, kind, name, tags, description, fileName: content.fileName, size: bytes.length };
  const { id } = await invoke(beginUpload, caller, told);
  const stream = async function* () {
    yield bytes;
  };
  await runTransfer(receiveBytes, async () => caller, { id, offset: 0 }, { bytes: stream(), announced: bytes.length });
  const { assetId: key } = await runTransfer(finishUpload, async () => caller, { id });
  await withTenant(caller.organization.id, async (db) => {
    const asset = db.updateTable('asset').set({ createdAt: at, updatedAt: at, createdBy: by }).where('key', '=', key).returning('id');
    const { id: assetId } = await asset.executeTakeFirstOrThrow();
    await db.updateTable('assetFile').set({ createdAt: at, uploadedBy: by }).where('assetId', '=', assetId).execute();
    const actor = by === null ? {} : { actorKind: 'user', actorId: by };
    await db
      .updateTable('timelineEntry')
      .set({ at, ...actor })
      .where('source', '=', 'asset')
      .where('sourceKey', '=', key)
      .execute();
  });
}

/** Contracts, minutes and links of the accounts, and one deck. Nothing is added where there is something already. */
export async function addDocuments(caller: Caller, scenario: Scenario, now: Date): Promise<void> {
  if ((await invoke(listAssets, caller, { limit: 1 })).data.length > 0) return;
  const documents = await place(caller, scenario, now);
  await withTenant(caller.organization.id, (db) => addLinks(makeContext(caller, db), documents));
  for (const document of documents) await addFile(caller, document);
  const deck = await invoke(requestPresentation, caller, { accountId: WITH_DECK });
  await runTransfer(generatePresentation, async () => caller, deck);
}
