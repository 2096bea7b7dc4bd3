import type { AccountField } from '@/components/account/account-field';
import type { FieldSection } from '@/components/account/field-list';
import type { AccountHead } from '@/lib/features/account/contract';
import type { AttributeField, OwnField } from '@/lib/features/attribute/contract';
import { ATTRIBUTE_PREFIX } from '@/lib/kit/attribute';
import { attributeText } from '@/lib/kit/attribute-text';
import { NO_VALUE } from '@/lib/kit/number-format';
import { readableWord } from '@/lib/kit/readable-word';
import { getTranslator } from '@/lib/next/messages';

type Detail = AccountHead['detail'];

/** Who reads the fields, and whether they may change them. */
export interface FieldReader {
  locale: string;
  mayEdit: boolean;
}

const PLAIN = { choices: [], unit: null, currency: null, fits: true };

/** The account's own fields that are edited where they stand. */
async function ownFields(detail: Detail, { mayEdit }: FieldReader): Promise<AccountField[]> {
  const t = await getTranslator('accountHead');
  const { name, type, status, lifecycleStage, owner, domain, relationship } = detail;
  const own = (field: OwnField, value: string | null, text: string | null, rest: Partial<AccountField> = {}): AccountField => ({
    ...PLAIN,
    kind: 'text',
    name: field,
    label: t(`field.${field}`),
    value,
    text: text ?? NO_VALUE,
    editable: mayEdit,
    ...rest,
  });
  return [
    own('ownerEmail', owner?.id ?? null, owner?.name ?? null, { kind: 'person', offers: 'person' }),
    own('lifecycleStage', lifecycleStage, lifecycleStage && readableWord(lifecycleStage), { offers: 'stage' }),
    own('status', status, status && readableWord(status), { offers: 'status' }),
    own('name', name, name),
    own('type', type.id, type.name, { kind: 'list', offers: 'type' }),
    own('domain', domain, domain),
    own('relationship', relationship, relationship && readableWord(relationship)),
  ];
}

function definedField(field: AttributeField, { locale, mayEdit }: FieldReader): AccountField {
  const { key, label, kind, choices, unit, currency, value, fits, person } = field;
  const shown = { kind, choices, unit, currency };
  const editable = mayEdit && kind !== 'calculated';
  const text = person ?? attributeText(shown, value, locale);
  return { ...shown, name: `${ATTRIBUTE_PREFIX}${key}`, label, value, text, fits, editable, ...(kind === 'person' && { offers: 'person' as const }) };
}

/** What was sent under keys that nobody defined: shown as it is. */
function otherFields({ attributes, fields }: Detail, { locale }: FieldReader): AccountField[] {
  const defined = new Set(fields.map(({ key }) => key));
  const others = Object.entries(attributes).filter(([key]) => !defined.has(key));
  return others.map(([key, value]) => {
    const text = attributeText({ kind: 'text', ...PLAIN }, value, locale);
    return { ...PLAIN, kind: 'text', name: `${ATTRIBUTE_PREFIX}${key}`, label: readableWord(key), value, text, editable: false };
  });
}

/** The fields of the Key info view: those of the organization's choosing, without empty ones. */
export async function keyFields(detail: Detail, reader: FieldReader): Promise<AccountField[]> {
  const own = (await ownFields(detail, reader)).slice(0, 3);
  const chosen = detail.fields.filter(({ isKey }) => isKey).map((field) => definedField(field, reader));
  return [...own, ...chosen].filter(({ value }) => value !== null);
}

/** All of an account's fields: its own, then the attributes by section, then what nobody defined. */
export async function allFields(detail: Detail, reader: FieldReader): Promise<FieldSection[]> {
  const t = await getTranslator('accountHead');
  const sections = new Map<string | null, AccountField[]>();
  for (const field of detail.fields) sections.set(field.section, [...(sections.get(field.section) ?? []), definedField(field, reader)]);
  const loose = sections.get(null) ?? [];
  sections.delete(null);
  return [
    { title: t('section.account'), fields: await ownFields(detail, reader) },
    ...[...sections].map(([title, fields]) => ({ title, fields })),
    { title: t('section.attributes'), fields: loose },
    { title: t('section.other'), fields: otherFields(detail, reader) },
  ].filter(({ fields }) => fields.length > 0);
}
