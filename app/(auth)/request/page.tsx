import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AuthHeading } from '@/app/(auth)/auth-heading';
import { AnswerForm } from '@/app/(auth)/request/answer-form';
import { fieldOf } from '@/app/(auth)/request/question-field';
import { deviceOf } from '@/lib/core/auth/device';
import { callerFromRequest } from '@/lib/core/auth/request-door';
import { AppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import type { RequestForm } from '@/lib/features/request/contract';
import { readRequestForm } from '@/lib/features/request/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

interface RequestPageProps {
  searchParams: Promise<{ token?: string | string[] }>;
}

/** What the link asks; one that is over or never was leads nowhere. */
const readForm = cache(async (token: string): Promise<RequestForm> => {
  const given = await headers();
  try {
    const caller = await callerFromRequest(
      token,
      deviceOf((name) => given.get(name)),
    );
    return await invoke(readRequestForm, caller, { token });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

const tokenOf = async ({ searchParams }: RequestPageProps) => String((await searchParams).token ?? '');

export async function generateMetadata(props: RequestPageProps): Promise<Metadata> {
  const { organization } = await readForm(await tokenOf(props));
  const t = await getTranslator('request');
  return { title: t('page.title', { organization }), referrer: 'no-referrer', robots: 'noindex' };
}

/** Questions to a person who has no account; opening the page changes nothing. */
export default async function RequestPage(props: RequestPageProps) {
  const token = await tokenOf(props);
  const { organization, recipient, message, questions } = await readForm(token);
  const t = await getTranslator('request');
  return (
    <Messages areas={['request']}>
      <AuthHeading title={t('page.title', { organization })} text={t('page.text', { recipient })} />
      {message && <p className="mb-4 border-l-2 border-line-strong pl-3 whitespace-pre-line text-ink-2">{message}</p>}
      <AnswerForm token={token} fields={questions.map(fieldOf)} />
    </Messages>
  );
}
