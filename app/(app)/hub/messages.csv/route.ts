import type { NextRequest } from 'next/server';
import { messagesPlace } from '@/app/(app)/hub/_manager/place';
import { openStream } from '@/lib/core/stream';
import { exportHubMessages } from '@/lib/features/hub-manager/export';
import { hubMessageTable } from '@/lib/features/hub-manager/table';
import { csvResponse } from '@/lib/next/csv-response';
import { headerWords } from '@/lib/next/header-words';
import { requestCaller } from '@/lib/next/request-caller';

/** The page of hub messages of the same parameters as a file. */
export function GET(request: NextRequest): Promise<Response> {
  const caller = () => requestCaller(request, crypto.randomUUID());
  return csvResponse('hub-messages', async () => {
    const { whose, table } = messagesPlace(Object.fromEntries(request.nextUrl.searchParams));
    const { filter, sort, columns } = table.state;
    return openStream(exportHubMessages, caller, { whose, filter, sort, columns, words: await headerWords(hubMessageTable) });
  });
}
