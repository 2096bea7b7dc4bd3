import Link from 'next/link';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { PageHeader } from '@/components/layout/page-header';
import { Band } from '@/components/ui/band';
import { accountHref } from '@/lib/features/account/address';
import type { ContactHub } from '@/lib/features/hub-manager/contract';
import { getTranslator } from '@/lib/next/messages';

interface ContactHeadProps {
  hub: ContactHub;
  reader: HubReader;
}

/** Who reads, where, how the hub stands, and what can be done with it. */
export async function ContactHead({ hub }: ContactHeadProps) {
  const t = await getTranslator('hubManager');
  const { name, account, accountKey, contactKey, jobTitle, state } = hub;
  const tone = state === 'open' ? 'good' : state === 'revoked' || state === 'bounced' ? 'poor' : 'unknown';
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
          <Band tone={tone} look="soft">
            {t(`state.${state}`)}
          </Band>
        </span>
      }
    />
  );
}
