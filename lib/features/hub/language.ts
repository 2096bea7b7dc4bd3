import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { visitOf } from '@/lib/core/visit';
import type { ReaderLanguage } from '@/lib/kit/reader-language';
import { Done, LanguageChoice } from './contract';

/** Speaks to a hub's reader in this language from now on, on its pages and by mail. */
export async function speak({ db, now }: Context, hubId: string, language: ReaderLanguage): Promise<void> {
  await db.updateTable('hub').set({ language, updatedAt: now }).where('id', '=', hubId).execute();
}

/** Has a reader spoken to in another language; the next message brings its own. */
export const chooseLanguage = defineOperation({
  name: 'hub.choose-language',
  kind: 'write',
  permission: 'hub:visit',
  scope: 'visit',
  input: LanguageChoice,
  output: Done,
  run: async (ctx, { language }) => {
    const { hubId } = visitOf(ctx);
    await speak(ctx, hubId, language);
    ctx.audit(`hub:${hubId}`, { language });
    return {};
  },
});
