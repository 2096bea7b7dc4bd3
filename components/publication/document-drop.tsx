'use client';

import { useTranslations } from 'use-intl/react';
import { FileDrop } from '@/components/form/file-drop';
import { UploadList } from '@/components/upload/upload-list';
import { useOneUpload } from '@/components/upload/use-one-upload';
import { DRAWN_ENDINGS, UPLOADS_ADDRESS } from '@/lib/features/publication/table';

/** A version whose pages are being drawn. */
export interface SentVersion {
  id: string;
  versionId: string;
}

interface DocumentDropProps {
  /** Whose uploads are shown: the library's, or a publication's. */
  place: string;
  /** What is said of the file beside its name. */
  details: object;
  onSent: (version: SentVersion) => void;
}

/** Takes a document that becomes a publication, or the next version of one; says why it is refused. */
export function DocumentDrop({ place, details, onSent }: DocumentDropProps) {
  const t = useTranslations('publication');
  const { uploads, isUnderWay, send } = useOneUpload<SentVersion>(place, onSent);
  return (
    <div className="grid gap-3">
      <FileDrop
        hint={t('drop.hint')}
        choose={t('drop.accept')}
        rules={t('drop.rules')}
        accept={DRAWN_ENDINGS}
        busy={isUnderWay}
        take={([file]) => file && send(file, { address: UPLOADS_ADDRESS, details })}
      />
      <UploadList uploads={uploads} />
    </div>
  );
}
