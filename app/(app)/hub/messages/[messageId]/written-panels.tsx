import Link from 'next/link';
import { Panel } from '@/components/panel/panel';
import { MailText } from '@/components/settings/mail-text';
import type { HubMessageDetail } from '@/lib/features/hub-manager/reading-contract';
import { HUB_LIBRARY_PATH } from '@/lib/features/hub-manager/table';
import { getTranslator } from '@/lib/next/messages';

/** What was written, before it was filled in for each reader, and the documents it brought. */
export async function WrittenPanels({ message: { body, documents } }: { message: HubMessageDetail }) {
  const t = await getTranslator('hubManager');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
      <Panel title={t('message.text')}>
        <MailText text={body} />
      </Panel>
      <Panel title={t('column.documents')}>
        <ul className="grid gap-1">
          {documents.map(({ publicationId, title }) => (
            <li key={publicationId}>
              <Link className="link" href={`${HUB_LIBRARY_PATH}/${publicationId}`}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
