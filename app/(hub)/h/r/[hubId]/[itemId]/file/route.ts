import type { NextRequest } from 'next/server';
import { runTransfer } from '@/lib/core/transfer';
import { downloadDocument } from '@/lib/features/hub/download';
import { tellingClosed } from '@/lib/next/closed-hub';
import { fileResponse } from '@/lib/next/file-response';
import { requestVisitor } from '@/lib/next/hub-visitor';
import { answerVisitor } from '@/lib/next/visitor-route';

/** A document as a file to keep. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ hubId: string; itemId: string }> }): Promise<Response> {
  const { hubId, itemId } = await params;
  return answerVisitor(request, async (headers) => {
    const file = await tellingClosed(hubId, itemId, () => runTransfer(downloadDocument, () => requestVisitor(request, hubId), { itemId }));
    return fileResponse(file, request.headers.get('range'), headers);
  });
}
