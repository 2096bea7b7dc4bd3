import { readdirSync, readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';
import type { Catalogue } from '@/lib/next/messages';

const FOLDER = 'scripts/messages';

/** The area of a file: account-head.json is accountHead. */
const areaOf = (file: string) => file.replace('.json', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** With what mails say. */
type Words = Catalogue & {
  mail: typeof import('@/scripts/messages/en/mail.json');
  readerMail: typeof import('@/scripts/messages/en/reader-mail.json');
};

function catalogueOf(language: string): Words {
  const files = readdirSync(`${FOLDER}/${language}`);
  return Object.fromEntries(files.map((file) => [areaOf(file), JSON.parse(readFileSync(`${FOLDER}/${language}/${file}`, 'utf8'))])) as Words;
}

/** What readers of hubs are told in another language. */
export const wordsIn = (language: string) => createTranslator({ locale: language, messages: catalogueOf(language), timeZone: 'UTC' });

/** What the product says, by the full path of a message: pages are read by the same words that draw them. */
export const words = createTranslator({ locale: 'en-GB', messages: catalogueOf('en'), timeZone: 'UTC' });
