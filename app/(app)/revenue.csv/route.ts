import type { NextRequest } from 'next/server';
import { requestOf, revenuePlace, revenueTableAt } from '@/app/(app)/revenue/_revenue/place';
import { openStream } from '@/lib/core/stream';
import { exportRevenue } from '@/lib/features/money/revenue-rows';
import { csvResponse } from '@/lib/next/csv-response';
import { headerWords } from '@/lib/next/header-words';
import { requestCaller } from '@/lib/next/request-caller';

/** The accounts of the revenue page of the same parameters as a file. */
export async function GET(request: NextRequest): Promise<Response> {
  const place = await revenuePlace(Object.fromEntries(request.nextUrl.searchParams));
  const { spec, state } = revenueTableAt(place).table;
  const { filter, sort, columns } = state;
  return csvResponse('revenue', async () => {
    const input = { ...requestOf(place), filter, sort, columns, words: await headerWords(spec) };
    return openStream(exportRevenue, () => requestCaller(request, crypto.randomUUID()), input);
  });
}
