import type { FieldChange } from '@/components/timeline/entry-card';
import type { AttributeField } from '@/lib/features/attribute/contract';
import type { TimelineEntry } from '@/lib/features/timeline/contract';
import { ATTRIBUTE_PREFIX } from '@/lib/kit/attribute';
import { attributeText } from '@/lib/kit/attribute-text';
import { formatDay, formatInstant } from '@/lib/kit/date-format';
import { isDay } from '@/lib/kit/filter';
import { NO_VALUE } from '@/lib/kit/number-format';
import { readableWord } from '@/lib/kit/readable-word';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
/** Fields that hold a word from a list, and not a text that people wrote. */
const WORDS: ReadonlySet<string> = new Set(['status', 'type', 'subtype', 'priority', 'sentiment', 'reason', 'lifecycleStage']);

interface Place extends Pick<AccountPlace, 'locale' | 'timeZone'> {
  /** The account's attributes, by which values of theirs are read. */
  fields?: readonly AttributeField[];
}
type Translator = Awaited<ReturnType<typeof getTranslator<'timeline'>>>;

/** What happened, in the words of the catalogue; happenings that it doesn't know are named as their source names them. */
export function eventWords(t: Translator, { category, event }: Pick<TimelineEntry, 'category' | 'event'>): string {
  const key = `event.${category}.${event}` as 'event.note.created';
  return t.has(key) ? t(key) : t('otherEvent', { category: t(`category.${category}`), event: readableWord(event) });
}

/** A field's value as people read it: days, times, names of members, words. */
function valueWords(field: string, value: unknown, people: Readonly<Record<string, string>>, { locale, timeZone, fields = [] }: Place): string {
  const attribute = fields.find(({ key }) => `${ATTRIBUTE_PREFIX}${key}` === field);
  if (attribute && attribute.kind !== 'person') return attributeText(attribute, value, locale);
  if (value === null || value === undefined || value === '') return NO_VALUE;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (isDay(text)) return formatDay(text, locale);
  if (INSTANT.test(text)) return formatInstant(text, locale, timeZone);
  return people[text] ?? (WORDS.has(field) ? readableWord(text) : text);
}

function fieldWords(t: Translator, field: string): string {
  const key = `field.${field}` as 'field.status';
  return t.has(key) ? t(key) : readableWord(field.replace('attributes.', ''));
}

/** What touchpoints and tasks were when they were told of; other entries say it in their own words. */
const STATES: Readonly<Partial<Record<TimelineEntry['category'], readonly string[]>>> = {
  touchpoint: ['status', 'sentiment'],
  task: ['status', 'priority', 'assigneeId', 'dueOn'],
};

/** The state that an entry kept, as its facts name it. */
export function stateWords(t: Translator, entry: TimelineEntry, people: Readonly<Record<string, string>>, place: Place): string[] {
  const fields = (STATES[entry.category] ?? []).filter((field) => (entry.snapshot[field] ?? null) !== null);
  return fields.map((field) => {
    const value = valueWords(field, entry.snapshot[field], people, place);
    return field === 'dueOn' ? `${fieldWords(t, field)} ${value}` : value;
  });
}

/** What an entry says of changes: those it tells of, and those of its record since. */
export async function changeWords(entry: TimelineEntry, people: Readonly<Record<string, string>>, place: Place) {
  const t = await getTranslator('timeline');
  const words = (field: string, before: unknown, after: unknown, label = fieldWords(t, field)): FieldChange => ({
    field: label,
    before: valueWords(field, before, people, place),
    after: valueWords(field, after, people, place),
  });
  const { field, label, before, after } = entry.snapshot;
  const isNews = entry.category === 'change' && typeof field === 'string';
  return {
    news: isNews ? [words(field, before, after, typeof label === 'string' ? '' : undefined)] : [],
    since: entry.changes.map((change) => words(change.field, change.before, change.after)),
  };
}
