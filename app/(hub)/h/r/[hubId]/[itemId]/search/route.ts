import type { NextRequest } from 'next/server';
import { invoke } from '@/lib/core/operation';
import { searchDocument } from '@/lib/features/hub-reading/document';
import { requestVisitor } from '@/lib/next/hub-visitor';
import { answerVisitor, jsonFor } from '@/lib/next/visitor-route';

/** Pages of a document that hold the words of `?words=`. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ hubId: string; itemId: string }> }): Promise<Response> {
  return answerVisitor(request, async (headers) => {
    const { hubId, itemId } = await params;
    const input = { itemId, words: request.nextUrl.searchParams.get('words') };
    return jsonFor(headers, await invoke(searchDocument, await requestVisitor(request, hubId), input));
  });
}
