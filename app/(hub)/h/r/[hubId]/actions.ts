'use server';

import { invoke } from '@/lib/core/operation';
import { askQuestion } from '@/lib/features/hub/ask';
import { forwardDocuments } from '@/lib/features/hub/forward';
import { openAction } from '@/lib/next/action';
import { currentVisitor } from '@/lib/next/hub-visitor';

/** Lets a colleague of the reader see documents. */
export async function forward(hubId: string, input: Record<string, unknown>) {
  return openAction(async () => invoke(forwardDocuments, await currentVisitor(String(hubId)), input));
}

/** Asks who looks after the hub. */
export async function ask(hubId: string, input: Record<string, unknown>) {
  return openAction(async () => invoke(askQuestion, await currentVisitor(String(hubId)), input));
}
