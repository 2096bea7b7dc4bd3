import { exposition } from '@/lib/next/measurements';

export const dynamic = 'force-dynamic';

/** For Prometheus; a reverse proxy should not pass it on. */
export async function GET(): Promise<Response> {
  const { text, contentType } = await exposition();
  return new Response(text, { headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' } });
}
