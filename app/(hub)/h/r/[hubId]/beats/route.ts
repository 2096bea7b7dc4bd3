import type { NextRequest } from 'next/server';
import { invoke } from '@/lib/core/operation';
import { takeBeat } from '@/lib/features/hub-reading/commands';
import { MOST_BEAT_BYTES } from '@/lib/features/hub-reading/metrics';
import { requestVisitor } from '@/lib/next/hub-visitor';
import { readJson } from '@/lib/next/read-json';
import { answerVisitor, jsonFor } from '@/lib/next/visitor-route';

/** A beat of a reader's browser, by fetch or beacon. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ hubId: string }> }): Promise<Response> {
  return answerVisitor(request, async (headers) => {
    const caller = await requestVisitor(request, (await params).hubId);
    const { body } = await readJson(request, MOST_BEAT_BYTES);
    return jsonFor(headers, await invoke(takeBeat, caller, body));
  });
}
