import type { NextRequest } from 'next/server';
import { readAddress } from '@/app/(app)/accounts/_list/read-list';
import { ERRORS, toAppError } from '@/lib/core/errors';
import { openStream } from '@/lib/core/stream';
import { exportAccounts } from '@/lib/features/account/export';
import { accountTable } from '@/lib/features/account/table';
import { shownColumns } from '@/lib/kit/table-state';
import { getTranslator } from '@/lib/next/messages';
import { requestCaller } from '@/lib/next/request-caller';
import { textStream } from '@/lib/next/text-stream';

/** The account list of the same parameters as a file. */
export async function GET(request: NextRequest): Promise<Response> {
  const signedInCaller = () => requestCaller(request, crypto.randomUUID());
  try {
    const params = Object.fromEntries(new URL(request.url).searchParams);
    const { state } = (await readAddress(await signedInCaller(), params)).address;
    const t = await getTranslator('accounts');
    const columns = shownColumns(accountTable, state);
    const words = Object.fromEntries(accountTable.columns.map(({ id, header }) => [header, t(`column.${id}`)]));
    const input = { filter: state.filter, sort: state.sort, columns: columns.map((column) => column.id), words };
    const chunks = await openStream(exportAccounts, signedInCaller, input);
    const headers = {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="accounts.csv"',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    };
    return new Response(textStream(chunks), { headers });
  } catch (error) {
    const { code, message } = toAppError(error);
    return new Response(message, { status: ERRORS[code].http });
  }
}
