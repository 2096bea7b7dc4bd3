import { createTranslator } from 'use-intl/core';
import type { ReaderLanguage } from '@/lib/kit/reader-language';
import german from '@/scripts/messages/de/reader-mail.json';
import mail from '@/scripts/messages/en/mail.json';
import english from '@/scripts/messages/en/reader-mail.json';
import french from '@/scripts/messages/fr/reader-mail.json';
import dutch from '@/scripts/messages/nl/reader-mail.json';
import { type MailItem, mailPage, mailText } from './mail-page';

interface SurveyWords {
  recipient: string;
  sender: string;
  question: string;
  introduction: string;
  day: string;
}

/** What each mail needs to know. */
export interface MailValues {
  invitation: { inviter: string };
  passwordReset: { email: string };
  passwordChanged: { email: string };
  alert: { alert: string; account: string; severity: string };
  alertDigest: { count: string };
  mention: { author: string; account: string; note: string };
  informationRequest: { sender: string; message: string; days: string };
  importFinished: { file: string; created: string; updated: string; rejected: string };
  presentationReady: { account: string };
  taskCompleted: { task: string; account: string; assignee: string };
  taskReassigned: { task: string; account: string; assignee: string };
  survey: SurveyWords;
  surveyReminder: SurveyWords;
  hubMessage: { subject: string; text: string; sender: string };
  hubForward: { recipient: string; reader: string; note: string };
  hubCode: { code: string };
  hubUpdate: { recipient: string };
  hubStandIn: { member: string; recipient: string; from: string; until: string };
  hubNews: { topic: string; reader: string; account: string };
  hubDigest: { count: string };
  hubVisit: { reader: string; account: string; pages: string; time: string };
}

export type MailTemplate = keyof MailValues;

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

interface RenderOf<T extends MailTemplate> {
  template: T;
  /** Of its own words; English, where it has none in that language. */
  language?: ReaderLanguage;
  values: MailValues[T];
  /** The name of the organization in whose name it is sent. */
  organization: string;
  /** Where its button leads. */
  link: string;
  scale?: 'likely' | 'content';
  /** What it tells of, each with its own link. */
  items?: readonly MailItem[];
  /** Where one ends mails of this kind. */
  unsubscribeLink?: string;
}

/** What can be answered on each scale. */
const SCORES = { likely: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], content: [1, 2, 3, 4, 5] } as const;

/** Only mails to readers of hubs speak other languages. */
const READER_MAILS = { en: english, de: german, fr: french, nl: dutch } as const satisfies Record<ReaderLanguage, typeof english>;

// The texts' own argument types can't follow a template that is a type parameter: MailValues stands for them.
function translator(language: ReaderLanguage) {
  const messages = { mail, readerMail: READER_MAILS[language] };
  return createTranslator({ locale: language, messages: messages as never, timeZone: 'UTC' }) as unknown as (
    key: string,
    values?: Record<string, string>,
  ) => string;
}

/** A mail's subject, plain text and HTML in the words of the message catalogue; data is only ever text in them. */
export function renderMail<T extends MailTemplate>(asked: RenderOf<T>): RenderedMail {
  const { template, language = 'en', values, organization, link, scale, items, unsubscribeLink } = asked;
  const translate = translator(language);
  const keyOf = (part: string) => (template in english ? `readerMail.${template}.${part}` : `mail.${template}.${part}`);
  const say = (part: 'subject' | 'title' | 'text' | 'action' | 'end') => translate(keyOf(part), { organization, ...values });
  const words = {
    ...{ title: say('title'), text: say('text'), action: say('action'), end: say('end') },
    footer: translate('readerMail.footer', { organization }),
    link,
    items,
    language,
    scale: scale && { scores: SCORES[scale], low: translate(`mail.scale.${scale}.low`), high: translate(`mail.scale.${scale}.high`) },
    unsubscribe: unsubscribeLink === undefined ? undefined : { link: unsubscribeLink, label: translate('mail.unsubscribe') },
  };
  return { subject: say('subject'), text: mailText(words), html: mailPage(words) };
}
