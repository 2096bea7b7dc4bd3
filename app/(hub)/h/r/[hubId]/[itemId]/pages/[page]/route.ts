import type { NextRequest } from 'next/server';
import { runTransfer } from '@/lib/core/transfer';
import { readPagePicture } from '@/lib/features/hub-reading/page';
import { fileResponse } from '@/lib/next/file-response';
import { requestVisitor } from '@/lib/next/hub-visitor';
import { answerVisitor } from '@/lib/next/visitor-route';

interface PageProps {
  params: Promise<{ hubId: string; itemId: string; page: string }>;
}

/** The picture of a page; `?small` the small one, `?version=` only of that version. */
export async function GET(request: NextRequest, { params }: PageProps): Promise<Response> {
  return answerVisitor(request, async (headers) => {
    const { hubId, itemId, page } = await params;
    const { searchParams } = request.nextUrl;
    const input = { itemId, page: Number(page), versionId: searchParams.get('version') ?? undefined, isSmall: searchParams.has('small') };
    const file = await runTransfer(readPagePicture, () => requestVisitor(request, hubId), input);
    return fileResponse(file, request.headers.get('range'), headers);
  });
}
