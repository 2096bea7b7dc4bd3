import { homeHref } from '@/app/(app)/_home/place';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ButtonLink } from '@/components/ui/button';
import { ACCOUNTS_PATH } from '@/lib/features/account/table';
import type { HomeReading } from '@/lib/features/home-page/contract';
import { getTranslator } from '@/lib/next/messages';

/** What to do where a book holds no account yet. */
export async function NewcomerNote({ reading: { book, bands } }: { reading: HomeReading }) {
  if (bands === null || bands.length > 0) return null;
  const t = await getTranslator('home');
  const isAll = book.which === 'all';
  return (
    <PanelEmpty
      title={t(`newcomer.${book.which}`)}
      text={t(isAll ? 'newcomer.allText' : 'newcomer.text')}
      action={
        <ButtonLink href={isAll ? ACCOUNTS_PATH : homeHref({ book: 'all' })}>{t(isAll ? 'newcomer.accounts' : 'newcomer.everyone')}</ButtonLink>
      }
    />
  );
}
