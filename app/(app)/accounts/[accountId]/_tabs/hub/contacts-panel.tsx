import Link from 'next/link';
import type { ReactNode } from 'react';
import { Confidence } from '@/app/(app)/hub/_manager/confidence';
import { HubState } from '@/app/(app)/hub/_manager/hub-state';
import { FigureTable } from '@/components/overview/figure-table';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { Explain } from '@/components/ui/explain';
import { hubPath } from '@/lib/features/hub/table';
import type { AccountHubs } from '@/lib/features/hub-manager/contract';
import { formatClock } from '@/lib/kit/clock-format';
import { formatInstant } from '@/lib/kit/date-format';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

const COLUMNS = ['contact', 'state', 'documents', 'finished', 'visits', 'attention', 'confidence', 'visitedAt'] as const;
const WORDS: readonly string[] = ['contact', 'state', 'confidence'];

interface ContactsPanelProps {
  hubs: Pick<AccountHubs, 'contacts' | 'total'>;
  place: AccountPlace;
  /** Sends something. */
  action: ReactNode;
}

/** Who of the account has a hub, and how they read what stands in it. */
export async function ContactsPanel({ hubs: { contacts, total }, place: { locale, timeZone }, action }: ContactsPanelProps) {
  const t = await getTranslator('hubManager');
  const columns = COLUMNS.map((id) => ({ id, label: t(`column.${id}`), isFigure: !WORDS.includes(id) }));
  const rows = contacts.map((row) => ({
    id: row.id,
    cells: [
      <Link key="contact" className="hover:text-accent-ink hover:underline" href={hubPath(row.id)} prefetch={false}>
        {row.name}
      </Link>,
      <HubState key="state" of={row.state} />,
      formatNumber(row.documents, locale),
      formatNumber(row.finished, locale),
      formatNumber(row.visits, locale),
      row.attention === 0 ? NO_VALUE : formatClock(row.attention),
      row.confidence === null ? NO_VALUE : <Confidence key="confidence" of={row.confidence} />,
      formatInstant(row.visitedAt, locale, timeZone),
    ],
  }));
  const measured = { name: t('activity.measured'), definition: t('account.measuredText') };
  return (
    <Panel
      title={t('contacts.title')}
      meta={contacts.length < total && t('contacts.latest', { shown: contacts.length, count: total })}
      actions={contacts.length > 0 && action}
      flush
      footer={
        contacts.length > 0 && (
          <>
            <span>{t('contact.bounded')}</span>
            <Explain explanation={measured} />
          </>
        )
      }
    >
      {contacts.length === 0 ? (
        <PanelEmpty title={t('account.empty')} text={t('account.emptyText')} action={action} />
      ) : (
        <FigureTable label={t('contacts.title')} columns={columns} rows={rows} />
      )}
    </Panel>
  );
}
