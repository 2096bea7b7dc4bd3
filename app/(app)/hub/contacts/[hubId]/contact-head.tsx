import Link from 'next/link';
import { archive, link, reopen, resend, restore, revoke } from '@/app/(app)/hub/_manager/actions';
import { HubState } from '@/app/(app)/hub/_manager/hub-state';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { HubActions } from '@/components/hub-manager/hub-actions';
import { PageHeader } from '@/components/layout/page-header';
import { may } from '@/lib/core/actor';
import { accountHref } from '@/lib/features/account/address';
import type { ContactHub } from '@/lib/features/hub-manager/reading-contract';
import { getTranslator } from '@/lib/next/messages';

interface ContactHeadProps {
  hub: ContactHub;
  reader: HubReader;
}

/** Who reads, where, how the hub stands, and what can be done with it. */
export async function ContactHead({ hub, reader: { caller } }: ContactHeadProps) {
  const t = await getTranslator('hubManager');
  const { id, name, account, accountKey, contactKey, jobTitle, state } = hub;
  return (
    <PageHeader
      title={name}
      meta={
        <span className="flex flex-wrap items-center gap-x-2">
          <Link className="link" href={accountHref(accountKey)}>
            {account}
          </Link>
          {jobTitle && <span>{jobTitle}</span>}
          {contactKey && (
            <Link className="link" href={`/people/${encodeURIComponent(contactKey)}`}>
              {t('contact.person')}
            </Link>
          )}
          <HubState of={state} />
        </span>
      }
      actions={
        may(caller.actor, 'hub:write') && (
          <HubActions
            name={name}
            isArchived={hub.archivedAt !== null}
            isRevoked={hub.revokedAt !== null}
            link={link.bind(null, id)}
            resend={hub.parent === null ? resend.bind(null, id) : undefined}
            archive={archive.bind(null, id)}
            reopen={reopen.bind(null, id)}
            revoke={revoke.bind(null, id)}
            restore={restore.bind(null, id)}
          />
        )
      }
    />
  );
}
