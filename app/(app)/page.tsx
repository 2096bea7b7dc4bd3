import type { Metadata } from 'next';
import { BookBar } from '@/app/(app)/_home/book-bar';
import { Figures } from '@/app/(app)/_home/figures';
import { HomeBoard, HomeList } from '@/app/(app)/_home/lists';
import { NewcomerNote } from '@/app/(app)/_home/newcomer-note';
import { askedFor, homeHref, homePlace, type SearchParams } from '@/app/(app)/_home/place';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button';
import { readHome } from '@/lib/features/home-page/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('home'))('title') };
}

/** Where one begins: what has changed on one's accounts, and what is to be done. */
export default async function HomePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const place = await homePlace(await searchParams);
  const reading = await readForPage(readHome, place.caller, place.request);
  const t = await getTranslator('home');
  const { book, list } = reading;
  return (
    <Messages areas={['task']}>
      <PageHeader title={book.name === null ? t('title') : t('titleOf', { name: book.name })} actions={<BookBar place={place} reading={reading} />} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-gap pb-gap">
        <NewcomerNote reading={reading} />
        {list === null ? (
          <>
            <Figures place={place} reading={reading} />
            <HomeBoard place={place} reading={reading} />
          </>
        ) : (
          <>
            <ButtonLink href={homeHref(askedFor(reading))} kind="quiet" icon="chevron-left" className="justify-self-start">
              {t('back')}
            </ButtonLink>
            <HomeList place={place} reading={reading} id={list} />
          </>
        )}
      </div>
    </Messages>
  );
}
