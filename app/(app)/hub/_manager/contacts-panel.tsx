import Link from 'next/link';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { FigureTable } from '@/components/overview/figure-table';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { hubPath } from '@/lib/features/hub/table';
import type { ContactHubPage } from '@/lib/features/hub-manager/contract';
import { HUB_CONTACTS_PATH } from '@/lib/features/hub-manager/table';
import { formatClock } from '@/lib/kit/clock-format';
import { formatInstant } from '@/lib/kit/date-format';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

interface ContactsPanelProps {
  page: ContactHubPage;
  reader: HubReader;
}

/** The contacts who visited last. */
export async function ContactsPanel({ page: { rows, total, whose }, reader: { locale, timeZone } }: ContactsPanelProps) {
  const t = await getTranslator('hubManager');
  const columns = [
    { id: 'contact', label: t('column.contact') },
    { id: 'account', label: t('column.account') },
    ...(['documents', 'visits', 'attention', 'visitedAt'] as const).map((id) => ({ id, label: t(`column.${id}`), isFigure: true })),
  ];
  const shown = rows.map((row) => ({
    id: row.id,
    cells: [
      <Link key="contact" className="hover:text-accent-ink hover:underline" href={hubPath(row.id)} prefetch={false}>
        {row.name}
      </Link>,
      <span key="account" className="text-ink-2">
        {row.account}
      </span>,
      formatNumber(row.documents, locale),
      formatNumber(row.visits, locale),
      row.attention === 0 ? NO_VALUE : formatClock(row.attention),
      row.state === 'bounced' || row.state === 'revoked' ? (
        <span key="state" className="text-poor">
          {t(`state.${row.state}`)}
        </span>
      ) : (
        formatInstant(row.visitedAt, locale, timeZone)
      ),
    ],
  }));
  return (
    <Panel
      title={t('contacts.title')}
      meta={t('contacts.latest', { shown: rows.length, count: total })}
      flush
      footer={
        total > rows.length && (
          <Link className="link ml-auto" href={hrefWith(HUB_CONTACTS_PATH, { whose })}>
            {t('contacts.all')}
          </Link>
        )
      }
    >
      {rows.length === 0 ? (
        <PanelEmpty title={t('contacts.empty')} text={t('contacts.emptyText')} />
      ) : (
        <FigureTable label={t('contacts.title')} columns={columns} rows={shown} />
      )}
    </Panel>
  );
}
