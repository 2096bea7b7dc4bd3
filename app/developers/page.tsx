import type { Metadata } from 'next';
import { connection } from 'next/server';
import { API_ROUTES } from '@/app/api/v1/_routes/all';
import { OperationEntry } from '@/components/developers/operation-entry';
import { ProblemList } from '@/components/developers/problem-list';
import { PageHeader } from '@/components/layout/page-header';
import { ERRORS } from '@/lib/core/errors';
import { apiReference } from '@/lib/next/api-reference';
import { getTranslator } from '@/lib/next/messages';
import { openApi } from '@/lib/next/openapi';

const RULES = ['address', 'keys', 'errors', 'lists', 'repeats', 'freshness', 'events'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator('developers');
  return { title: t('title') };
}

/** The API reference: drawn from the OpenAPI document, so it says what the routes check. */
export default async function DevelopersPage() {
  await connection();
  const t = await getTranslator('developers');
  const words = { parameters: t('parameters'), body: t('body'), answer: t('answer'), field: t('field'), type: t('type'), required: t('required') };
  const problems = Object.entries(ERRORS).map(([code, { http, title }]) => ({ code, status: http, title }));
  return (
    <main className="mx-auto max-w-250 px-4 pb-16">
      <PageHeader title={t('title')} />
      {RULES.map((rule) => (
        <p key={rule} className="mb-2 max-w-170">
          {t(`rules.${rule}`)}
        </p>
      ))}
      <a className="link" href="/api/v1/openapi.json">
        {t('document')}
      </a>
      {apiReference(openApi(API_ROUTES)).map(({ tag, operations }) => (
        <section key={tag} aria-labelledby={`tag-${tag}`} className="mt-8">
          <h2 id={`tag-${tag}`} className="mb-1 text-lg font-strong">
            {tag}
          </h2>
          {operations.map((operation) => (
            <OperationEntry key={operation.id} operation={operation} words={words} />
          ))}
        </section>
      ))}
      <ProblemList title={t('problems')} problems={problems} />
    </main>
  );
}
