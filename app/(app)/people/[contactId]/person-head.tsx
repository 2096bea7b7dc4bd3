import Link from 'next/link';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button';
import { accountHref } from '@/lib/features/account/address';
import type { ContactDetail } from '@/lib/features/contact/contract';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

/** Who the person is, where, and the way to the form. */
export async function PersonHead({ contact }: { contact: ContactDetail }) {
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
        <ButtonLink icon="pencil" href={hrefWith(accountHref(account.id, 'users'), { open: `contact:${id}` })}>
          {t('person.edit')}
        </ButtonLink>
      }
    />
  );
}
