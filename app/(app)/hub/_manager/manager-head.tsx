import type { ReactNode } from 'react';
import { WhoseLinks } from '@/app/(app)/hub/_manager/whose-links';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button';
import { type Caller, may } from '@/lib/core/actor';
import { newMessagePath } from '@/lib/features/hub/table';
import type { Whose } from '@/lib/features/hub-manager/table';
import { getTranslator } from '@/lib/next/messages';

interface ManagerHeadProps {
  caller: Caller;
  title: string;
  meta: string;
  whose: Whose;
  whoseHref: (whose: Whose) => string;
  children?: ReactNode;
}

/** The name of a page over hubs, whose they are, what waits for a word, and the way to send something. */
export async function ManagerHead({ caller, title, meta, whose, whoseHref, children }: ManagerHeadProps) {
  const t = await getTranslator('hubManager');
  return (
    <PageHeader
      title={title}
      meta={meta}
      actions={
        <>
          <WhoseLinks caller={caller} current={whose} href={whoseHref} />
          {children}
          {may(caller.actor, 'hub:write') && (
            <ButtonLink kind="primary" icon="send" href={newMessagePath()}>
              {t('newMessage')}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
