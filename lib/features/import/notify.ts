import type { Context } from '@/lib/core/context';
import { sendMail } from '@/lib/core/mail/send-mail';
import type { HeldImport } from './store';

/** Whoever started an import hears what came of it, however long ago they left its page. */
export async function tellFinished(ctx: Context, { id, fileName, created, updated, rejected }: HeldImport): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'user') return;
  await sendMail(ctx, {
    template: 'importFinished',
    values: { file: fileName, created: String(created), updated: String(updated), rejected: String(rejected) },
    to: { name: actor.name, address: actor.email },
    path: `/settings/imports/${id}`,
  });
}
