import { readdirSync, readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';
import type { Catalogue } from '@/lib/next/messages';

const FOLDER = 'scripts/messages/en';

/** The area of a file: account-head.json is accountHead. */
const areaOf = (file: string) => file.replace('.json', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const texts = readdirSync(FOLDER).map((file) => [areaOf(file), JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))]);
const catalogue = Object.fromEntries(texts) as Catalogue;

/** What the product says, by the full path of a message: pages are read by the same words that draw them. */
export const words = createTranslator({ locale: 'en-GB', messages: catalogue, timeZone: 'UTC' });
