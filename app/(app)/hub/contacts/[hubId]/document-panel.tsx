import Link from 'next/link';
import type { ReactNode } from 'react';
import { restoreDocument, revokeDocument } from '@/app/(app)/hub/_manager/actions';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { DocumentEnd } from '@/app/(app)/hub/contacts/[hubId]/document-end';
import { VersionStrip } from '@/app/(app)/hub/contacts/[hubId]/version-strip';
import { DocumentMenu } from '@/components/hub-manager/document-menu';
import { Panel } from '@/components/panel/panel';
import { Band } from '@/components/ui/band';
import { Tag } from '@/components/ui/tag';
import { may } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { messagePath } from '@/lib/features/hub/table';
import type { ContactHub } from '@/lib/features/hub-manager/reading-contract';
import { HUB_LIBRARY_PATH } from '@/lib/features/hub-manager/table';
import { formatDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { getTranslator } from '@/lib/next/messages';

interface DocumentPanelProps {
  hub: ContactHub;
  document: ContactHub['documents'][number];
  reader: HubReader;
}

/** One document of a contact: when it was sent, and how each version of it was read. */
export async function DocumentPanel({ hub, document, reader }: DocumentPanelProps) {
  const t = await getTranslator('hubManager');
  const { caller, locale, timeZone } = reader;
  const mayWrite = may(caller.actor, 'hub:write');
  const { itemId, publicationId, title, number, sentAt, subject, messageId, revokedAt, waiting, readings, downloads, isLink, follows } = document;
  const isOver = document.expiresOn !== null && document.expiresOn < localDay(clock.now(), timeZone);
  const day = formatDay(localDay(sentAt, timeZone), locale);
  const link = (chunks: ReactNode) =>
    messageId === null ? (
      chunks
    ) : (
      <Link className="link underline" href={messagePath(messageId)}>
        {chunks}
      </Link>
    );
  return (
    <Panel
      title={title}
      meta={
        <>
          {(revokedAt || isOver) && (
            <Band tone="poor" look="soft">
              {t(revokedAt ? 'state.revoked' : 'state.expired')}
            </Band>
          )}
          <Tag>{t('detail.version', { number })}</Tag>
        </>
      }
      actions={
        <DocumentMenu
          title={title}
          isRevoked={revokedAt !== null}
          href={`${HUB_LIBRARY_PATH}/${publicationId}`}
          revoke={mayWrite ? revokeDocument.bind(null, itemId) : undefined}
          restore={mayWrite ? restoreDocument.bind(null, itemId) : undefined}
        />
      }
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-3 text-sm text-ink-2">
        <p>
          {subject === null ? t('contact.sentOn', { day }) : t.rich('contact.sentIn', { day, subject, link })}
          {downloads > 0 && ` · ${t('acts.downloaded', { count: downloads })}`}
        </p>
        {mayWrite && hub.parent === null && <DocumentEnd document={document} locale={locale} />}
        {waiting !== null && <Tag>{t('contact.waiting', { number: waiting })}</Tag>}
      </div>
      {isLink && <p>{t('contact.followed', { count: follows })}</p>}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {!isLink &&
          readings.map((reading) => (
            <VersionStrip key={reading.versionId} title={title} reading={reading} isShown={reading.number === number} reader={reader} />
          ))}
      </div>
      {!isLink && hub.visits.length === 0 && <p className="pt-2 text-sm text-ink-2">{t('contact.notRead')}</p>}
    </Panel>
  );
}
