import { onlyMethods } from '@/lib/next/api-address';
import { openApi } from '@/lib/next/openapi';
import { API_ROUTES } from '../_routes/all';

export const dynamic = 'force-dynamic';

/** The description of the API; it holds no data, so it needs no key. */
export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = onlyMethods({
  GET: () => Response.json(openApi(API_ROUTES), { headers: { 'Cache-Control': 'no-cache' } }),
});
