'use server';

import { askQuestion } from '@/lib/features/hub/ask';
import { forwardDocuments } from '@/lib/features/hub/forward';
import { chooseLanguage } from '@/lib/features/hub/language';
import { readerAction } from '@/lib/next/reader-action';

/** Lets a colleague of the reader see documents. */
export async function forward(hubId: string, input: Record<string, unknown>) {
  return readerAction(forwardDocuments, String(hubId), input);
}

/** Asks who looks after the hub. */
export async function ask(hubId: string, input: Record<string, unknown>) {
  return readerAction(askQuestion, String(hubId), input);
}

/** Has the reader spoken to in another language. */
export async function speak(hubId: string, input: Record<string, unknown>) {
  return readerAction(chooseLanguage, String(hubId), input);
}
