import { sql } from 'kysely';
import { actorId } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { sendMail } from '@/lib/core/mail/send-mail';
import { membershipSees } from '@/lib/core/visibility';
import { ACCOUNTS_PATH } from '@/lib/features/account/table';
import type { StoredTask } from './store';

interface Change {
  before: StoredTask;
  after: StoredTask;
}

/** The one thing worth a mail in a change: that it is done, else that someone else is to do it. */
function occasionOf({ before, after }: Change): 'taskCompleted' | 'taskReassigned' | null {
  if (after.status === 'done' && before.status !== 'done') return 'taskCompleted';
  return after.assigneeId !== before.assigneeId ? 'taskReassigned' : null;
}

/** Those who watch the task, may still sign in and see its account, and didn't make the change themselves. */
function addresseesOf({ db, actor }: Context, { id, accountId }: StoredTask) {
  return db
    .selectFrom('taskWatcher as w')
    .innerJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'w.organizationId').onRef('m.id', '=', 'w.membershipId'))
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .select(['i.name', 'i.email as address'])
    .where('w.taskId', '=', id)
    .where('m.status', '=', 'active')
    .where(sql<string>`m.id::text`, '!=', actorId(actor))
    .where(membershipSees(sql<number>`${accountId}`))
    .orderBy('i.email')
    .execute();
}

async function namesFor({ db }: Context, { accountId, assigneeId }: StoredTask) {
  const account = await db.selectFrom('account').select('name').where('id', '=', accountId).executeTakeFirstOrThrow();
  const assignee = await db
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .select('i.name')
    .where('m.id', '=', assigneeId)
    .executeTakeFirst();
  return { account: account.name, assignee: assignee?.name };
}

/** Mails the watchers of a task that was completed or given to someone else, in the transaction that did it. */
export async function tellWatchers(ctx: Context, change: Change): Promise<void> {
  const { after } = change;
  const template = occasionOf(change);
  if (!template || after.watcherIds.length === 0) return;
  const addressees = await addresseesOf(ctx, after);
  if (addressees.length === 0) return;
  const names = await namesFor(ctx, after);
  const values = { task: after.title, account: names.account, assignee: names.assignee ?? '–' };
  const place = encodeURIComponent(`task:${after.key}`);
  const path = `${ACCOUNTS_PATH}/${encodeURIComponent(after.accountKey)}/tasks?open=${place}` as `/${string}`;
  for (const to of addressees) await sendMail(ctx, { template, values, to, path });
}
