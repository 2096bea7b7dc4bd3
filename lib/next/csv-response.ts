import { ERRORS, toAppError } from '@/lib/core/errors';
import { textStream } from './text-stream';

/** A stream of lines as a file to download; what is refused before its first line is answered in plain words. */
export async function csvResponse(name: string, open: () => Promise<AsyncGenerator<string>>): Promise<Response> {
  try {
    return new Response(textStream(await open()), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}.csv"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (error) {
    const { code, message } = toAppError(error);
    return new Response(message, { status: ERRORS[code].http });
  }
}
