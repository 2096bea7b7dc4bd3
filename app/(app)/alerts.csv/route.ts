import type { NextRequest } from 'next/server';
import { alertsPlace } from '@/app/(app)/alerts/place';
import { openStream } from '@/lib/core/stream';
import { exportBookAlerts } from '@/lib/features/alert/export';
import { bookAlertTable } from '@/lib/features/alert/table';
import { csvResponse } from '@/lib/next/csv-response';
import { headerWords } from '@/lib/next/header-words';
import { requestCaller } from '@/lib/next/request-caller';

/** The alerts page of the same parameters as a file. */
export function GET(request: NextRequest): Promise<Response> {
  const caller = () => requestCaller(request, crypto.randomUUID());
  return csvResponse('alerts', async () => {
    const { filter, table } = alertsPlace(await caller(), Object.fromEntries(request.nextUrl.searchParams));
    const { sort, columns } = table.state;
    return openStream(exportBookAlerts, caller, { filter, sort, columns, words: await headerWords(bookAlertTable) });
  });
}
