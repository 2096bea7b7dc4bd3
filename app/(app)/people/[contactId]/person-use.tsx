import Link from 'next/link';
import { UserFacts } from '@/app/(app)/accounts/[accountId]/_records/contact/user-facts';
import { FactRows } from '@/components/panel/fact-rows';
import { Panel } from '@/components/panel/panel';
import { type Caller, may } from '@/lib/core/actor';
import { accountHref } from '@/lib/features/account/address';
import type { ContactDetail } from '@/lib/features/contact/contract';
import { readUserModules } from '@/lib/features/usage/queries';
import { formatDuration } from '@/lib/kit/duration-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

/** Modules that the page names; the others stand on the tab it links to. */
const SHOWN = 8;

interface PersonUseProps {
  caller: Caller;
  contact: ContactDetail;
  reader: { locale: string; timeZone: string };
}

/** How the person uses the product: the linked user's figures and modules. */
export async function PersonUse({ caller, contact, reader }: PersonUseProps) {
  const t = await getTranslator('contact');
  const { account, user, link } = contact;
  if (!user) {
    return (
      <Panel title={t('person.usage')}>
        <p className="text-ink-2">{t('person.noUser')}</p>
      </Panel>
    );
  }
  const input = { accountId: account.id, userId: user.userId };
  const { data } = may(caller.actor, 'usage:read') ? await readForPage(readUserModules, caller, input) : { data: [] };
  const top = data.toSorted((one, other) => other.totalTimeMs - one.totalTimeMs).slice(0, SHOWN);
  return (
    <Panel title={t('person.usage')} meta={t('person.window')}>
      <UserFacts user={user} by={t(`link.by.${link}`)} reader={reader} />
      {top.length > 0 && (
        <>
          <h3 className="pt-4 font-strong">
            <Link className="hover:text-accent-ink" href={hrefWith(accountHref(account.id, 'modules'), { user: user.userId })}>
              {t('person.modules')}
            </Link>
          </h3>
          <FactRows rows={top.map(({ name, totalTimeMs }) => ({ id: name, label: name, value: formatDuration(totalTimeMs, reader.locale) }))} />
        </>
      )}
    </Panel>
  );
}
