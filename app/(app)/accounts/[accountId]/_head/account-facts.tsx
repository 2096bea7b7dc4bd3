import { Avatar } from '@/components/ui/avatar';
import { Popover } from '@/components/ui/popover';
import type { AccountHead } from '@/lib/features/account/contract';
import { formatDay } from '@/lib/kit/date-format';
import { formatNumber } from '@/lib/kit/number-format';
import { readableWord } from '@/lib/kit/readable-word';
import { getTranslator } from '@/lib/next/messages';

interface AccountFactsProps {
  detail: AccountHead['detail'];
  locale: string;
}

/** Who looks after the account and its state in words; what is not known is left out. */
export async function AccountFacts({ detail, locale }: AccountFactsProps) {
  const t = await getTranslator('account');
  const { owner, lifecycleStage, status, domain, customerSince, attributes } = detail;
  const facts = [
    lifecycleStage && t('lifecycle', { stage: readableWord(lifecycleStage) }),
    status && t('status', { status: readableWord(status) }),
    domain,
    t('customerSince', { day: formatDay(customerSince, locale) }),
  ].filter((fact) => fact !== null && fact !== '');
  const rows = Object.entries(attributes).map(([name, value]) => ({
    name: readableWord(name),
    value: typeof value === 'number' ? formatNumber(value, locale) : String(value),
  }));
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {owner && (
        <li className="flex items-center gap-1.5">
          <Avatar name={owner.name} size={20} />
          {t('owner', { name: owner.name })}
        </li>
      )}
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
      {rows.length > 0 && (
        <li>
          <Popover
            label={t('attributes')}
            className="w-80"
            trigger={
              <button type="button" className="link inline-flex min-h-6 items-center">
                {t('attributes')}
              </button>
            }
          >
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
              {rows.map(({ name, value }) => (
                <div key={name} className="contents">
                  <dt className="text-ink-2">{name}</dt>
                  <dd className="text-right break-words">{value}</dd>
                </div>
              ))}
            </dl>
          </Popover>
        </li>
      )}
    </ul>
  );
}
