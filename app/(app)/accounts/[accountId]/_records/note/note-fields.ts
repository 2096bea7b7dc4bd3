import type * as z from 'zod';
import { NewNote, type NoteColleagues } from '@/lib/features/note/contract';
import { type FieldSpec, fieldSpecs } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

const MOST_BODY = 50_000;

/** What a form asks of a note. */
export async function noteFields(colleagues: z.infer<typeof NoteColleagues>): Promise<FieldSpec[]> {
  const t = await getTranslator('note');
  return fieldSpecs(NewNote, {
    body: { label: t('body'), kind: 'markdown', maxLength: MOST_BODY, placeholder: t('placeholder'), options: colleagues },
  });
}
