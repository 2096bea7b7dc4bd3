import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { getTranslator } from '@/lib/next/messages';

/** An address that leads nowhere, for people who may not be signed in. */
export default async function NotFound() {
  const t = await getTranslator('shell');
  return (
    <main className="grid min-h-screen place-content-center justify-items-center bg-canvas">
      <PageHeader title={t('notFound.title')} />
      <EmptyState icon="search" title={t('notFound.text')} action={<ButtonLink href="/">{t('notFound.start')}</ButtonLink>} />
    </main>
  );
}
