import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { tabViews } from '@/app/(app)/accounts/[accountId]/_tabs';
import { ERRORS, toAppError } from '@/lib/core/errors';
import { openStream } from '@/lib/core/stream';
import { accountAddress, accountPlace } from '@/lib/next/account-page';
import { headerWords } from '@/lib/next/header-words';
import { requestCaller } from '@/lib/next/request-caller';
import { textStream } from '@/lib/next/text-stream';

interface FileProps {
  params: Promise<{ accountId: string; tab: string }>;
}

/** The tab's table with the parameters of its page as a file. */
export async function GET(request: NextRequest, { params }: FileProps): Promise<Response> {
  const searchParams = Promise.resolve(Object.fromEntries(request.nextUrl.searchParams));
  const place = await accountPlace(await accountAddress({ params, searchParams }));
  const file = (await tabViews[place.tab].file?.(place)) ?? notFound();
  const { filter, sort, columns } = file.state;
  try {
    const input = { ...file.input, filter, sort, columns, words: await headerWords(file.spec) };
    const chunks = await openStream(file.stream, () => requestCaller(request, crypto.randomUUID()), input);
    return new Response(textStream(chunks), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${place.tab}.csv"`,
        'Cache-Control': 'private, no-store',
      },
    });
  } catch (error) {
    const { code, message } = toAppError(error);
    return new Response(message, { status: ERRORS[code].http });
  }
}
