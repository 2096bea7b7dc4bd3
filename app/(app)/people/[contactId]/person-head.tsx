import Link from 'next/link';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button';
import { accountHref } from '@/lib/features/account/address';
import type { ContactDetail } from '@/lib/features/contact/contract';
import { contactMessagePath } from '@/lib/features/hub/table';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

/** Who the person is, where, and the way to the form. */
export async function PersonHead({ contact, canSend }: { contact: ContactDetail; canSend: boolean }) {
  const t = await getTranslator('contact');
  const { id, name, account } = contact;
  return (
    <PageHeader
      title={name}
      meta={
        <Link className="link" href={accountHref(account.id, 'users')}>
          {account.name}
        </Link>
      }
      actions={
        <>
          {canSend && (
            <ButtonLink icon="send" href={contactMessagePath(id)}>
              {t('person.send')}
            </ButtonLink>
          )}
          <ButtonLink icon="pencil" href={hrefWith(accountHref(account.id, 'users'), { open: `contact:${id}` })}>
            {t('person.edit')}
          </ButtonLink>
        </>
      }
    />
  );
}
