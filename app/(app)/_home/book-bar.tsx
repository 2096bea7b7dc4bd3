import { askedFor, type HomePlace, homeHref } from '@/app/(app)/_home/place';
import { SegmentedLinks } from '@/components/ui/segmented';
import { signedIn } from '@/lib/core/signed-in';
import { BOOKS, type HomeReading, PERIODS } from '@/lib/features/home-page/contract';
import { getTranslator } from '@/lib/next/messages';

/** Whose accounts, and how far back. */
export async function BookBar({ place, reading }: { place: HomePlace; reading: HomeReading }) {
  const t = await getTranslator('home');
  const { book, days } = reading;
  const offered = BOOKS.filter((id) => id !== 'team' || signedIn(place.caller).teamIds.length > 0);
  const books = offered.map((id) => ({ id: id as string, label: t(`book.${id}`), href: homeHref({ book: id, list: place.request.list }) }));
  const person = book.id !== null && book.name !== null ? [{ id: book.id, label: book.name, href: homeHref({ book: book.id }) }] : [];
  const periods = PERIODS.map((one) => ({
    id: String(one),
    label: t('days', { count: one }),
    href: homeHref({ ...askedFor(reading), list: place.request.list, days: one }),
  }));
  return (
    <>
      <SegmentedLinks label={t('books')} current={book.id ?? book.which} items={[...books, ...person]} />
      <SegmentedLinks label={t('period')} current={String(days)} items={periods} />
    </>
  );
}
