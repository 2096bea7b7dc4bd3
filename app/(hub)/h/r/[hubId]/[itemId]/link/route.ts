import type { NextRequest } from 'next/server';
import { invoke } from '@/lib/core/operation';
import { followLink } from '@/lib/features/hub-reading/link';
import { tellingClosed } from '@/lib/next/closed-hub';
import { requestVisitor } from '@/lib/next/hub-visitor';
import { answerVisitor } from '@/lib/next/visitor-route';

/** On to the address that a link among the documents holds. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ hubId: string; itemId: string }> }): Promise<Response> {
  const { hubId, itemId } = await params;
  return answerVisitor(request, async (headers) => {
    const { url } = await tellingClosed(hubId, itemId, async () => invoke(followLink, await requestVisitor(request, hubId), { itemId }));
    return new Response(null, { status: 303, headers: { ...headers, Location: url } });
  });
}
