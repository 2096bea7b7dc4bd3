export const dynamic = 'force-dynamic';

/** The process answers; says nothing about what it needs. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } });
}
