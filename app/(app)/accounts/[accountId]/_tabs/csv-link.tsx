import { ButtonLink } from '@/components/ui/button';
import { getTranslator } from '@/lib/next/messages';

/** What the table shows, all pages of it, as a file. */
export async function CsvLink({ href }: { href: string }) {
  const t = await getTranslator('account');
  return (
    <ButtonLink kind="quiet" size="small" icon="download" href={href} prefetch={false} download>
      {t('csv')}
    </ButtonLink>
  );
}
