import type { DealDetail, Stage } from '@/lib/features/deal/contract';
import { DEAL_KINDS } from '@/lib/features/deal/table';
import type { FieldSpec } from '@/lib/kit/form-field';
import { decimalMoney } from '@/lib/kit/money';
import { getTranslator } from '@/lib/next/messages';

/** Currencies that are offered first; the field takes any of ISO 4217. */
const USUAL = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'JPY', 'CAD', 'AUD'];

/** What people write about a deal. */
export async function dealFields(stages: readonly Stage[], currency: string): Promise<FieldSpec[]> {
  const t = await getTranslator('deal');
  const currencies = [...new Set([currency, ...USUAL])].map((value) => ({ value, label: value }));
  return [
    { path: 'name', kind: 'text', label: t('column.name'), required: true, maxLength: 255 },
    { path: 'stage', kind: 'select', label: t('column.stage'), required: true, options: stages.map(({ id, name }) => ({ value: id, label: name })) },
    {
      path: 'kind',
      kind: 'select',
      label: t('column.kind'),
      required: true,
      options: DEAL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    { path: 'amount', kind: 'text', label: t('column.amount'), hint: t('field.amountHint'), required: false, maxLength: 24 },
    { path: 'currency', kind: 'text', label: t('column.currency'), required: false, maxLength: 3, options: currencies },
    { path: 'closeOn', kind: 'date', label: t('column.closeOn'), required: false },
    { path: 'ownerEmail', kind: 'email', label: t('field.owner'), required: false, maxLength: 254 },
  ];
}

/** What a deal's form holds: its amount as a decimal. */
export function dealValues({ amount, currency, ...deal }: DealDetail) {
  return { ...deal, currency, amount: amount === null || currency === null ? '' : decimalMoney(amount, currency) };
}
