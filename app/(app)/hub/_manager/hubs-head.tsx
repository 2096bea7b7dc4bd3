import { decide } from '@/app/(app)/hub/_manager/actions';
import { WhoseLinks } from '@/app/(app)/hub/_manager/whose-links';
import { UpdatesDialog } from '@/components/hub-manager/updates-dialog';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button';
import { type Caller, may } from '@/lib/core/actor';
import { newMessagePath } from '@/lib/features/hub/table';
import { listUpdates } from '@/lib/features/hub-manager/queries';
import type { Whose } from '@/lib/features/hub-manager/table';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

interface HubsHeadProps {
  caller: Caller;
  title: string;
  meta: string;
  whose: Whose;
  whoseHref: (whose: Whose) => string;
}

/** The name of a page over hubs, whose they are, what waits for a word, and the way to send something. */
export async function HubsHead({ caller, title, meta, whose, whoseHref }: HubsHeadProps) {
  const t = await getTranslator('hubManager');
  const updates = await readForPage(listUpdates, caller, { whose });
  const mayWrite = may(caller.actor, 'hub:write');
  return (
    <PageHeader
      title={title}
      meta={meta}
      actions={
        <>
          <WhoseLinks caller={caller} current={whose} href={whoseHref} />
          <UpdatesDialog updates={updates} decide={mayWrite ? decide : undefined} />
          {mayWrite && (
            <ButtonLink kind="primary" icon="send" href={newMessagePath()}>
              {t('newMessage')}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
