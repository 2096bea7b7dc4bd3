import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { startPresentation } from '@/app/(app)/accounts/[accountId]/_records/presentation/actions';
import { DeckProgress } from '@/components/asset/deck-progress';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { accountHref } from '@/lib/features/account/address';
import { listPresentations } from '@/lib/features/presentation/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** Asks for a deck; the Assets tab shows how far it is. */
export const newPresentationPart = recordPart({
  reads: ({ accountId }) => ({ decks: ask(listPresentations, { accountId }) }),
  View: async ({ place: { accountId }, data: { decks }, closeHref }) => {
    const t = await getTranslator('asset');
    const record = await getTranslator('record');
    const assetsHref = accountHref(accountId, 'assets');
    return (
      <Messages areas={['asset']}>
        <RecordDrawer icon="slides" kind={record('kinds.presentation')} title={t('deck.title')} closeHref={closeHref}>
          <p className="mb-4 text-ink-2">{t('deck.intro')}</p>
          <NewRecord
            fields={[]}
            action={startPresentation.bind(null, accountId)}
            submit={t('deck.action')}
            done={t('deck.started')}
            closeHref={assetsHref}
          />
          <DeckProgress decks={decks} />
        </RecordDrawer>
      </Messages>
    );
  },
});
