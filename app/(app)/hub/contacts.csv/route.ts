import type { NextRequest } from 'next/server';
import { contactsPlace } from '@/app/(app)/hub/_manager/place';
import { openStream } from '@/lib/core/stream';
import { exportContactHubs } from '@/lib/features/hub-manager/export';
import { contactHubTable } from '@/lib/features/hub-manager/table';
import { csvResponse } from '@/lib/next/csv-response';
import { headerWords } from '@/lib/next/header-words';
import { requestCaller } from '@/lib/next/request-caller';

/** The page of hub contacts of the same parameters as a file. */
export function GET(request: NextRequest): Promise<Response> {
  const caller = () => requestCaller(request, crypto.randomUUID());
  return csvResponse('hub-contacts', async () => {
    const { whose, table } = contactsPlace(Object.fromEntries(request.nextUrl.searchParams));
    const { filter, sort, columns } = table.state;
    return openStream(exportContactHubs, caller, { whose, filter, sort, columns, words: await headerWords(contactHubTable) });
  });
}
