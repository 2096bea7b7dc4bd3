/**
 * The message catalogue: one file per area in scripts/messages/<locale>/, merged here.
 *
 * One way, by where a component runs:
 * - a server component (page, layout, tab): `const t = await getTranslator('area')`;
 * - a component with words of its own is a client component: `useTranslations('area')` from
 *   'use-intl/react' (it is still drawn on the server). The nearest
 *   `<Messages areas={['area']}>` (lib/next/messages-scope.tsx) must carry that area to it;
 * - a component without 'use client' has no words of its own: texts come in as props.
 *
 * A new area is a JSON file and one line in `catalogue`; unknown keys are compile errors.
 */
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { createTranslator } from 'use-intl/core';
import { pseudo } from '@/lib/kit/pseudo-locale';
import { languageOf } from '@/lib/kit/reader-language';
import { pageLanguage } from '@/lib/next/page-language';
import { PATH_HEADER } from '@/lib/next/path-header';
import { READER_WORDS } from '@/lib/next/reader-words';
import account from '@/scripts/messages/en/account.json';
import accountHead from '@/scripts/messages/en/account-head.json';
import accounts from '@/scripts/messages/en/accounts.json';
import alert from '@/scripts/messages/en/alert.json';
import alertRule from '@/scripts/messages/en/alert-rule.json';
import asset from '@/scripts/messages/en/asset.json';
import auth from '@/scripts/messages/en/auth.json';
import chart from '@/scripts/messages/en/chart.json';
import collection from '@/scripts/messages/en/collection.json';
import contact from '@/scripts/messages/en/contact.json';
import controls from '@/scripts/messages/en/controls.json';
import dataImport from '@/scripts/messages/en/data-import.json';
import deal from '@/scripts/messages/en/deal.json';
import developers from '@/scripts/messages/en/developers.json';
import explorer from '@/scripts/messages/en/explorer.json';
import form from '@/scripts/messages/en/form.json';
import formula from '@/scripts/messages/en/formula.json';
import health from '@/scripts/messages/en/health.json';
import healthModel from '@/scripts/messages/en/health-model.json';
import home from '@/scripts/messages/en/home.json';
import hub from '@/scripts/messages/en/hub.json';
import hubManager from '@/scripts/messages/en/hub-manager.json';
import hubPage from '@/scripts/messages/en/hub-page.json';
import hubViewer from '@/scripts/messages/en/hub-viewer.json';
import interaction from '@/scripts/messages/en/interaction.json';
import layout from '@/scripts/messages/en/layout.json';
import metric from '@/scripts/messages/en/metric.json';
import money from '@/scripts/messages/en/money.json';
import note from '@/scripts/messages/en/note.json';
import overview from '@/scripts/messages/en/overview.json';
import plan from '@/scripts/messages/en/plan.json';
import publication from '@/scripts/messages/en/publication.json';
import record from '@/scripts/messages/en/record.json';
import request from '@/scripts/messages/en/request.json';
import revenue from '@/scripts/messages/en/revenue.json';
import settings from '@/scripts/messages/en/settings.json';
import shell from '@/scripts/messages/en/shell.json';
import states from '@/scripts/messages/en/states.json';
import survey from '@/scripts/messages/en/survey.json';
import surveyPage from '@/scripts/messages/en/survey-page.json';
import table from '@/scripts/messages/en/table.json';
import tag from '@/scripts/messages/en/tag.json';
import task from '@/scripts/messages/en/task.json';
import ticket from '@/scripts/messages/en/ticket.json';
import timeline from '@/scripts/messages/en/timeline.json';
import upload from '@/scripts/messages/en/upload.json';

const catalogue = {
  account,
  accountHead,
  accounts,
  alert,
  alertRule,
  asset,
  auth,
  chart,
  collection,
  contact,
  controls,
  deal,
  developers,
  explorer,
  form,
  formula,
  health,
  healthModel,
  home,
  hub,
  hubPage,
  hubManager,
  dataImport,
  hubViewer,
  interaction,
  note,
  layout,
  metric,
  money,
  overview,
  plan,
  publication,
  record,
  request,
  revenue,
  settings,
  shell,
  states,
  survey,
  surveyPage,
  table,
  tag,
  task,
  ticket,
  timeline,
  upload,
};

export type Catalogue = typeof catalogue;
export type Area = keyof Catalogue;

/** English with every letter accented: what stays plain is hard-coded. */
const PSEUDO_LOCALE = 'en-XA';
const DEFAULT_LOCALE = 'en-GB';

function catalogueOf(locale: string): Catalogue {
  return locale === PSEUDO_LOCALE ? pseudo(catalogue) : { ...catalogue, ...READER_WORDS[languageOf(locale)] };
}

declare module 'use-intl/core' {
  interface AppConfig {
    Messages: Catalogue;
  }
}

/**
 * The locale (BCP 47) of texts, dates and numbers, and of `<html lang>`: the browser's first one if
 * it is of the page's language, so that a reader in the United States gets dates as they are written there.
 */
export const readLocale = cache(async (): Promise<string> => {
  if ((await cookies()).get('locale')?.value === PSEUDO_LOCALE) return PSEUDO_LOCALE;
  const given = await headers();
  const first = given.get('accept-language')?.split(/[,;]/u)[0]?.trim() ?? '';
  const language = await pageLanguage(given.get(PATH_HEADER) ?? '/', first);
  if (/^[a-z]{2}-[A-Z]{2}$/u.test(first) && first.startsWith(language)) return first;
  return language === 'en' ? DEFAULT_LOCALE : language;
});

/** The texts of some areas in the reader's locale, to hand to a client provider. */
export async function readMessages(areas: readonly Area[]): Promise<Partial<Catalogue>> {
  const all = catalogueOf(await readLocale());
  return Object.fromEntries(areas.map((area) => [area, all[area]]));
}

function translatorOf<A extends Area>(locale: string, area: A) {
  return createTranslator({ locale, messages: catalogueOf(locale), namespace: area, timeZone: 'UTC' });
}

const translators = new Map<string, unknown>();

/**
 * The translator of one area for server components: `t('key', { value })`, in the page's locale or `wanted`. Kept from request to request: compiling
 * a text and making its formatters cost more than filling it in.
 */
export async function getTranslator<A extends Area>(area: A, wanted?: string): Promise<ReturnType<typeof translatorOf<A>>> {
  const locale = wanted ?? (await readLocale());
  const name = `${locale} ${area}`;
  const translator = (translators.get(name) as ReturnType<typeof translatorOf<A>> | undefined) ?? translatorOf(locale, area);
  translators.set(name, translator);
  return translator;
}
