import type { NextRequest } from 'next/server';
import { readAddress } from '@/app/(app)/accounts/_list/read-list';
import { openStream } from '@/lib/core/stream';
import { exportAccounts } from '@/lib/features/account/export';
import { accountTable } from '@/lib/features/account/table';
import { csvResponse } from '@/lib/next/csv-response';
import { getTranslator } from '@/lib/next/messages';
import { requestCaller } from '@/lib/next/request-caller';

/** The account list of the same parameters as a file. */
export function GET(request: NextRequest): Promise<Response> {
  const signedInCaller = () => requestCaller(request, crypto.randomUUID());
  return csvResponse('accounts', async () => {
    const params = Object.fromEntries(new URL(request.url).searchParams);
    const { filter, sort, columns } = (await readAddress(await signedInCaller(), params)).address.state;
    const t = await getTranslator('accounts');
    const words = Object.fromEntries(accountTable.columns.map(({ id, header }) => [header, t(`column.${id}`)]));
    return openStream(exportAccounts, signedInCaller, { filter, sort, columns, words });
  });
}
