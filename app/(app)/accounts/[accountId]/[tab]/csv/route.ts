import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { tabViews } from '@/app/(app)/accounts/[accountId]/_tabs';
import { openStream } from '@/lib/core/stream';
import { accountAddress, accountPlace } from '@/lib/next/account-page';
import { csvResponse } from '@/lib/next/csv-response';
import { headerWords } from '@/lib/next/header-words';
import { requestCaller } from '@/lib/next/request-caller';
import { readerOf } from '@/lib/next/seen-as';

interface FileProps {
  params: Promise<{ accountId: string; tab: string }>;
}

/** The tab's table with the parameters of its page as a file. */
export async function GET(request: NextRequest, { params }: FileProps): Promise<Response> {
  const search = Object.fromEntries(request.nextUrl.searchParams);
  const place = await accountPlace(await accountAddress({ params, searchParams: Promise.resolve(search) }));
  const file = (await tabViews[place.tab].file?.(place)) ?? notFound();
  const { filter, sort, columns } = file.state;
  return csvResponse(place.tab, async () => {
    const input = { ...file.input, filter, sort, columns, words: await headerWords(file.spec) };
    return openStream(file.stream, async () => readerOf(await requestCaller(request, crypto.randomUUID()), search), input);
  });
}
