import PptxGenJS from 'pptxgenjs';
import { formatDay } from '@/lib/kit/date-format';
import { formatDuration } from '@/lib/kit/duration-format';
import { decimalMoney, formatMoney } from '@/lib/kit/money';
import { formatNumber, formatPercent } from '@/lib/kit/number-format';
import { DECK_LOCALE, deckWords as t } from './deck-words';
import type { Deck } from './read-deck';
import { addFigures, addPage, addRows, addSentence, CONTENT, INK_2, type Look, lookOf } from './slide-frame';

const MS_AN_HOUR = 3_600_000;
const MONTHS = 12;

interface Drawing {
  deck: PptxGenJS;
  look: Look;
  data: Deck;
}

const day = (value: string | null) => (value === null ? '' : formatDay(value, DECK_LOCALE));
const asOf = ({ data }: Drawing) => t('asOf', { day: day(data.usage.asOf) });
/** Charts stand under the figures; two share the width. */
const below = (part: 'whole' | 'left' | 'right') => {
  const [y, w] = [CONTENT.y + 1.05, part === 'whole' ? CONTENT.w : CONTENT.w / 2 - 0.1];
  return { x: part === 'right' ? CONTENT.x + w + 0.2 : CONTENT.x, y, w, h: CONTENT.h - 1.05 };
};
const chartLook = ({ look }: Drawing, title: string) => ({
  showTitle: true,
  title,
  titleFontSize: 12,
  titleColor: INK_2,
  chartColors: [look.colour, '9AA3B8'],
  catAxisLabelFontSize: 9,
  valAxisLabelFontSize: 9,
  valGridLine: { color: 'E6E8EE', size: 0.5 },
});

function drawTitle({ deck, look, data }: Drawing): void {
  const slide = deck.addSlide();
  slide.background = { color: look.colour };
  const text = { x: 0.8, w: 11.7, fontFace: look.font, color: 'FFFFFF' };
  slide.addText(data.account.name, { ...text, y: 2.4, h: 1.2, fontSize: 44, bold: true });
  slide.addText(t('review'), { ...text, y: 3.6, h: 0.6, fontSize: 22 });
  slide.addText(`${data.organization.name} · ${day(data.today)}`, { ...text, y: 6.4, h: 0.5, fontSize: 14 });
}

function drawGoals(drawing: Drawing): void {
  const { deck, look, data } = drawing;
  const slide = addPage(deck, look, t('goals'), day(data.today));
  if (data.goals.length === 0) {
    addSentence(slide, look, t('noGoals'));
    return;
  }
  const rows = data.goals.map(({ name, status, owner, dueOn }) => [name, status.replaceAll('_', ' '), owner?.name ?? '', day(dueOn)]);
  addRows(slide, look, [t('column.goal'), t('column.status'), t('column.who'), t('column.due')], rows);
}

function drawUsage(drawing: Drawing): void {
  const { deck, look, data } = drawing;
  const { activity, stickiness } = data.usage;
  const slide = addPage(deck, look, t('usage'), asOf(drawing));
  addFigures(slide, look, [
    [t('figure.mau'), formatNumber(activity.mau, DECK_LOCALE)],
    [t('figure.dau'), formatNumber(activity.dau, DECK_LOCALE)],
    [t('figure.stickiness'), formatPercent(stickiness, DECK_LOCALE)],
    [t('figure.time'), formatDuration(activity.dailyTimePerActiveUserMs, DECK_LOCALE)],
    [t('figure.productUsers'), formatNumber(activity.productUsers, DECK_LOCALE)],
  ]);
  const labels = activity.uniqueUsers.map((one) => one.day);
  const series = [
    { name: t('figure.mau'), labels, values: activity.uniqueUsers.map(({ mau }) => mau) },
    { name: t('average'), labels, values: activity.uniqueUsers.map(({ dau }) => dau) },
  ];
  const lines = { ...chartLook(drawing, t('users')), showLegend: true, legendPos: 'b' as const, lineDataSymbol: 'none' as const };
  slide.addChart('line', series, { ...below('left'), ...lines });
  // Bars stand from the bottom up: the longest comes last.
  const upwards = data.modules.toReversed();
  const names = upwards.map(({ name }) => name);
  const hours = upwards.map(({ totalTimeMs }) => Math.round((totalTimeMs / MS_AN_HOUR) * 100) / 100);
  const bars = [{ name: t('modules'), labels: names, values: hours }];
  slide.addChart('bar', bars, { ...below('right'), ...chartLook(drawing, t('modules')), barDir: 'bar' });
}

function drawHealth({ deck, look, data }: Drawing): void {
  const slide = addPage(deck, look, t('health'), day(data.today));
  const { status, lifecycleStage, health } = data.account;
  const { score, band } = health;
  addSentence(slide, look, score === null ? t('healthMissing') : t('healthScore', { score, band }));
  addSentence(slide, look, t('healthWords', { status: status ?? t('none'), stage: lifecycleStage ?? t('none') }), CONTENT.y + 0.7);
}

function drawRevenue(drawing: Drawing): void {
  const { deck, look, data } = drawing;
  const { financials } = data.money;
  const slide = addPage(deck, look, t('money'), asOf(drawing));
  if (!financials) {
    addSentence(slide, look, t('noRates', { currency: data.organization.currency }));
    return;
  }
  const { currency, lifetimeRevenue, months } = financials;
  const last = months.slice(-MONTHS);
  if (lifetimeRevenue === 0 && last.every(({ subscriptionMrr }) => subscriptionMrr === 0)) {
    addSentence(slide, look, t('noMoney'));
    return;
  }
  addFigures(slide, look, [
    [t('figure.mrr'), formatMoney(last.at(-1)?.subscriptionMrr ?? null, currency, DECK_LOCALE)],
    [t('figure.revenue'), formatMoney(lifetimeRevenue, currency, DECK_LOCALE)],
  ]);
  const values = last.map(({ subscriptionMrr }) => Number(decimalMoney(subscriptionMrr, currency)));
  slide.addChart('bar', [{ name: t('mrr'), labels: last.map(({ month }) => month), values }], {
    ...below('whole'),
    ...chartLook(drawing, `${t('mrr')} (${currency})`),
  });
}

function drawDeals({ deck, look, data }: Drawing): void {
  const slide = addPage(deck, look, t('deals'), day(data.today));
  if (data.deals.length === 0) {
    addSentence(slide, look, t('noDeals'));
    return;
  }
  const rows = data.deals.map(({ name, stage, amount, currency, closeDate }) => [
    name,
    stage,
    formatMoney(amount, currency, DECK_LOCALE),
    day(closeDate),
  ]);
  addRows(slide, look, [t('column.deal'), t('column.stage'), t('column.amount'), t('column.close')], rows);
}

function drawPlan({ deck, look, data }: Drawing): void {
  if (data.objectives.length === 0) return;
  const slide = addPage(deck, look, t('plan'), day(data.today));
  const rows = data.objectives.map(({ name, current, target, unit, progress, dueOn }) => [
    name,
    progress === null ? '' : `${progress} %, ${t('reach', { current: current ?? '', target: target ?? '', unit: unit ?? '' })}`,
    day(dueOn),
  ]);
  addRows(slide, look, [t('column.goal'), t('column.progress'), t('column.due')], rows);
}

function drawNextSteps({ deck, look, data }: Drawing): void {
  const slide = addPage(deck, look, t('next'), day(data.today));
  if (data.tasks.length === 0) {
    addSentence(slide, look, t('noTasks'));
    return;
  }
  const rows = data.tasks.map(({ title, assignee, dueOn }) => [title, assignee?.name ?? '', day(dueOn)]);
  addRows(slide, look, [t('column.task'), t('column.who'), t('column.due')], rows);
}

/** The deck as a PPTX file whose charts and tables stay editable: every number stands in it as a number. */
export async function drawDeck(data: Deck): Promise<Buffer> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = data.account.name;
  deck.subject = t('review');
  deck.author = data.organization.name;
  deck.company = data.organization.name;
  const drawing = { deck, data, look: lookOf(data.organization.brandColour) };
  for (const draw of [drawTitle, drawGoals, drawUsage, drawHealth, drawRevenue, drawDeals, drawPlan, drawNextSteps]) draw(drawing);
  return (await deck.write({ outputType: 'nodebuffer' })) as Buffer;
}
