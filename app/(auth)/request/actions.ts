'use server';

import { callerFromRequest } from '@/lib/core/auth/request-door';
import { invoke } from '@/lib/core/operation';
import { answerRequest } from '@/lib/features/request/commands';
import { readRequestForm } from '@/lib/features/request/queries';
import { draftValue } from '@/lib/kit/attribute-text';
import { openAction } from '@/lib/next/action';

/** Stores what was filled in, question by question in the form's order; what is wrong is told at its question. */
export async function answer(token: string, input: Record<string, unknown>) {
  const keys: string[] = [];
  const outcome = await openAction(async (device) => {
    const caller = await callerFromRequest(String(token), device);
    const { questions } = await invoke(readRequestForm, caller, { token });
    keys.push(...questions.map(({ key }) => key));
    const answers = questions.flatMap((question, index) => {
      const value = draftValue(question, String(input[`q${index}`] ?? ''));
      return value === null ? [] : [[question.key, value] as const];
    });
    return invoke(answerRequest, caller, { token, answers: Object.fromEntries(answers) });
  });
  if (outcome.ok) return outcome;
  const place = (path: string) => (path.startsWith('attributes.') ? `q${keys.indexOf(path.slice('attributes.'.length))}` : path);
  return { ...outcome, errors: outcome.errors.map((error) => ({ ...error, path: place(error.path) })) };
}
