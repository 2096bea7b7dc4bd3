const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Numbers to answer by: each is the link with its number, and words stand at both ends. */
interface MailScale {
  scores: readonly number[];
  low: string;
  high: string;
}

/** One of several things that a mail tells of, and where it stands. */
export interface MailItem {
  text: string;
  link: string;
}

/** A mail's words and links, none of it markup yet. */
interface MailWords {
  title: string;
  text: string;
  action: string;
  end: string;
  footer: string;
  link: string;
  /** A language tag. */
  language: string;
  scale?: MailScale;
  items?: readonly MailItem[];
  /** Where one ends mails of this kind, and its words. */
  unsubscribe?: { link: string; label: string };
}

/** The address of one number of a scale. */
const scoreLink = (link: string, score: number) => `${link}?score=${score}`;

const paragraph = (html: string, style = '') => `<p style="margin:0 0 24px${style}">${html}</p>`;
const lines = (text: string) => paragraph(escapeHtml(text).replaceAll('\n', '<br>'));
const anchor = (href: string, label: string, style = '') => `<a href="${escapeHtml(href)}"${style && ` style="${style}"`}>${escapeHtml(label)}</a>`;

const BUTTON = 'display:inline-block;padding:10px 16px;border-radius:6px;background:#2a55c9;color:#fff;text-decoration:none';
const NUMBER = 'display:block;padding:10px 0;border:1px solid #8a94a6;border-radius:6px;color:inherit;font-weight:600;text-decoration:none';

/** A row of numbers as large as fingers; mail programs lay it out as a table and nothing else. */
function scaleRow({ scores, low, high }: MailScale, link: string): string {
  const cells = scores.map((score) => `<td style="padding:2px">${anchor(scoreLink(link, score), String(score), NUMBER)}</td>`);
  const ends = `<td style="text-align:left">${escapeHtml(low)}</td><td style="text-align:right">${escapeHtml(high)}</td>`;
  const table = 'role="presentation" width="100%" cellspacing="0" cellpadding="0"';
  return `<table ${table} style="table-layout:fixed;text-align:center"><tr>${cells.join('')}</tr></table>
<table ${table} style="font-size:13px;opacity:.7;margin:4px 0 24px"><tr>${ends}</tr></table>`;
}

const itemRows = (items: readonly MailItem[]) =>
  items.length === 0
    ? ''
    : `<ul style="margin:0 0 24px;padding-left:20px">${items.map(({ text, link }) => `<li>${anchor(link, text)}</li>`).join('')}</ul>`;

/** A mail as HTML; data is only ever text in it. */
export function mailPage({ title, text, action, end, footer, link, language, scale, items = [], unsubscribe }: MailWords): string {
  const way = scale
    ? scaleRow(scale, link) + paragraph(anchor(link, action))
    : `${paragraph(anchor(link, action, BUTTON))}\n${paragraph(anchor(link, link), ';word-break:break-all')}`;
  const out = unsubscribe ? ` · ${anchor(unsubscribe.link, unsubscribe.label, 'color:inherit')}` : '';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:32px 16px;font:15px/1.5 system-ui,sans-serif">
<div style="max-width:480px;margin:0 auto">
<h1 style="font-size:20px;line-height:28px;margin:0 0 16px">${escapeHtml(title)}</h1>
${lines(text)}
${itemRows(items)}${way}
${lines(end)}
<p style="margin:0;font-size:13px;opacity:.7">${escapeHtml(footer)}${out}</p>
</div></body></html>`;
}

/** The same as plain text. */
export function mailText({ title, text, action, end, footer, link, scale, items = [], unsubscribe }: MailWords): string {
  const numbers = scale?.scores.map((score) => {
    const word = score === scale.scores.at(0) ? ` (${scale.low})` : score === scale.scores.at(-1) ? ` (${scale.high})` : '';
    return `${score}${word}: ${scoreLink(link, score)}`;
  });
  const out = unsubscribe && `${unsubscribe.label}:\n${unsubscribe.link}`;
  const told = items.map((item) => `- ${item.text}\n  ${item.link}`).join('\n');
  return [title, text, told, numbers?.join('\n'), `${action}:\n${link}`, end, ['-- ', footer, out].filter(Boolean).join('\n')]
    .filter(Boolean)
    .join('\n\n');
}
