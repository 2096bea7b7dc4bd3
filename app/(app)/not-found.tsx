import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ACCOUNTS_PATH } from '@/lib/features/account/table';
import { getTranslator } from '@/lib/next/messages';

/** Shown alike for what never was, is deleted, or this reader may not see. */
export default async function PageNotFound() {
  const t = await getTranslator('shell');
  return (
    <>
      <PageHeader title={t('notFound.title')} />
      <EmptyState icon="search" title={t('notFound.text')} action={<ButtonLink href={ACCOUNTS_PATH}>{t('notFound.accounts')}</ButtonLink>} />
    </>
  );
}
