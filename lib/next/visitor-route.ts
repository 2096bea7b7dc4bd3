import type { NextRequest } from 'next/server';
import { AppError, toAppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { HUB_HEADERS } from './hub-headers';
import { problem } from './problem';

/** A reader's request answered by `work`; what is refused is a problem document, the same for all that isn't open. */
export async function answerVisitor(request: NextRequest, work: (headers: Record<string, string>) => Promise<Response>): Promise<Response> {
  try {
    return await work(HUB_HEADERS);
  } catch (error) {
    const requestId = crypto.randomUUID();
    const known = request.signal.aborted ? new AppError('invalid', 'The connection was lost') : toAppError(error);
    if (known.code === 'internal') log.error({ requestId, error: known.cause ?? known }, 'a reader was not answered');
    return problem(known, requestId, HUB_HEADERS);
  }
}

/** JSON for a reader's page. */
export const jsonFor = (headers: Record<string, string>, body: object): Response => Response.json(body, { headers });
