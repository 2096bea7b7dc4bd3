import type { NextRequest } from 'next/server';
import { AppError } from '@/lib/core/errors';
import type { Method } from './api-route';
import { type AnyApiRoute, toTransfer } from './api-transfer';
import { toLive } from './live';
import { problem } from './problem';
import { toRoute } from './route';

type Handler = (request: NextRequest) => Response | Promise<Response>;
type Handlers = Record<Method | 'OPTIONS', Handler>;

/** The handlers of one address: methods that it lacks are answered by a problem document that names those it has. */
export function onlyMethods(given: Partial<Record<Method, Handler>>): Handlers {
  const methods = Object.keys(given) as Method[];
  const allow = [...methods, ...(given.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const refuse = (): Response => {
    const response = problem(new AppError('method', `This address takes ${allow}`), crypto.randomUUID());
    response.headers.set('Allow', allow);
    return response;
  };
  const options = () => new Response(null, { status: 204, headers: { Allow: allow } });
  return { GET: refuse, PUT: refuse, POST: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: options, ...given };
}

function handlerOf(route: AnyApiRoute): Handler {
  if ('open' in route) return toLive(route);
  return 'takesBytes' in route ? toTransfer(route) : toRoute(route);
}

/** Declared routes, streams and transfers that share an address, as a route file exports them. */
export function apiAddress(...routes: AnyApiRoute[]): Handlers {
  return onlyMethods(Object.fromEntries(routes.map((route) => [route.method, handlerOf(route)])));
}
