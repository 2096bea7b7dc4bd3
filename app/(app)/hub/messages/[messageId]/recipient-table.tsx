import Link from 'next/link';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { FigureTable } from '@/components/overview/figure-table';
import { Panel } from '@/components/panel/panel';
import { hubPath } from '@/lib/features/hub/table';
import type { HubMessageDetail } from '@/lib/features/hub-manager/reading-contract';
import { formatInstant } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

interface RecipientTableProps {
  message: HubMessageDetail;
  reader: HubReader;
}

/** Each recipient with what became of their mail. */
export async function RecipientTable({ message: { recipients }, reader: { locale, timeZone } }: RecipientTableProps) {
  const t = await getTranslator('hubManager');
  const at = (instant: Date | null) => formatInstant(instant?.toISOString() ?? null, locale, timeZone);
  const columns = [
    { id: 'contact', label: t('column.contact') },
    { id: 'account', label: t('column.account') },
    ...(['sent', 'opened', 'clicked'] as const).map((id) => ({ id, label: t(`column.${id}`), isFigure: true })),
  ];
  const rows = recipients.map(({ hubId, name, email, account, sentAt, bouncedAt, openedAt, clickedAt }) => ({
    id: hubId,
    cells: [
      <span key="contact">
        <Link className="hover:text-accent-ink hover:underline" href={hubPath(hubId)} prefetch={false}>
          {name}
        </Link>
        <span className="block text-sm text-ink-2">{email}</span>
      </span>,
      account,
      bouncedAt ? (
        <span key="bounced" className="text-poor">
          {t('mailState.bounced', { at: at(bouncedAt) })}
        </span>
      ) : (
        at(sentAt)
      ),
      at(openedAt),
      at(clickedAt),
    ],
  }));
  return (
    <Panel title={t('message.recipients')} meta={t('stuckCount', { count: recipients.length })} flush>
      <FigureTable label={t('message.recipients')} columns={columns} rows={rows} />
    </Panel>
  );
}
