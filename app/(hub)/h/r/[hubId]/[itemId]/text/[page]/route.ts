import type { NextRequest } from 'next/server';
import { invoke } from '@/lib/core/operation';
import { readPageText } from '@/lib/features/hub-reading/document';
import { requestVisitor } from '@/lib/next/hub-visitor';
import { answerVisitor, jsonFor } from '@/lib/next/visitor-route';

interface TextProps {
  params: Promise<{ hubId: string; itemId: string; page: string }>;
}

/** Where the words of a served page stand. */
export async function GET(request: NextRequest, { params }: TextProps): Promise<Response> {
  return answerVisitor(request, async (headers) => {
    const { hubId, itemId, page } = await params;
    const input = { itemId, page: Number(page), versionId: request.nextUrl.searchParams.get('version') };
    return jsonFor(headers, await invoke(readPageText, await requestVisitor(request, hubId), input));
  });
}
