import { createTranslator } from 'use-intl/core';
import messages from '@/scripts/messages/en/mail.json';

/** What each mail needs to know. */
export interface MailValues {
  invitation: { inviter: string };
  passwordReset: { email: string };
  passwordChanged: { email: string };
  mention: { author: string; account: string; note: string };
  informationRequest: { sender: string; message: string; days: string };
  presentationReady: { account: string };
  taskCompleted: { task: string; account: string; assignee: string };
  taskReassigned: { task: string; account: string; assignee: string };
}

export type MailTemplate = keyof MailValues;

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

interface RenderOf<T extends MailTemplate> {
  template: T;
  values: MailValues[T];
  /** The name of the organization in whose name it is sent. */
  organization: string;
  /** Where its button leads. */
  link: string;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

// The texts' own argument types can't follow a template that is a type parameter: MailValues stands for them.
function translator() {
  return createTranslator({ locale: 'en', messages, timeZone: 'UTC' }) as unknown as (key: string, values: Record<string, string>) => string;
}

/** A mail's subject, plain text and HTML in the words of the message catalogue; data is only ever text in them. */
export function renderMail<T extends MailTemplate>({ template, values, organization, link }: RenderOf<T>): RenderedMail {
  const translate = translator();
  const say = (part: keyof (typeof messages)[T]) => translate(`${template}.${String(part)}`, { organization, ...values });
  const parts = { title: say('title'), text: say('text'), action: say('action'), end: say('end') };
  const footer = translate('footer', { organization });
  return {
    subject: say('subject'),
    text: [parts.title, parts.text, `${parts.action}:\n${link}`, parts.end, `-- \n${footer}`].join('\n\n'),
    html: page({ ...parts, footer, link }),
  };
}

function page(words: Record<'title' | 'text' | 'action' | 'end' | 'footer' | 'link', string>): string {
  const { title, text, action, end, footer, link } = Object.fromEntries(
    Object.entries(words).map(([name, word]) => [name, escapeHtml(word)]),
  ) as typeof words;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body style="margin:0;padding:32px 16px;font:15px/1.5 system-ui,sans-serif">
<div style="max-width:480px;margin:0 auto">
<h1 style="font-size:20px;line-height:28px;margin:0 0 16px">${title}</h1>
<p style="margin:0 0 24px">${text}</p>
<p style="margin:0 0 24px"><a href="${link}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#2a55c9;color:#fff;text-decoration:none">${action}</a></p>
<p style="margin:0 0 24px;word-break:break-all"><a href="${link}">${link}</a></p>
<p style="margin:0 0 24px">${end}</p>
<p style="margin:0;font-size:13px;opacity:.7">${footer}</p>
</div></body></html>`;
}
