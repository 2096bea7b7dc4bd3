'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { DocumentDrop } from '@/components/publication/document-drop';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Select } from '@/components/ui/input';
import { LIBRARY_PATH, PUBLICATION_KINDS } from '@/lib/features/publication/table';

const FILE_KINDS = PUBLICATION_KINDS.filter((kind) => kind !== 'link');

/** Uploads a document, and leads to its page. */
export function NewPublication() {
  const t = useTranslations('publication');
  const router = useRouter();
  const [kind, setKind] = useState<string>('other');
  const trigger = (
    <Button kind="primary" icon="plus">
      {t('new')}
    </Button>
  );
  return (
    <Dialog title={t('new')} trigger={trigger}>
      <div className="grid gap-3">
        <label className="grid max-w-80 gap-1">
          <span className="font-medium">{t('column.kind')}</span>
          <Select
            value={kind}
            options={FILE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(event) => setKind(event.target.value)}
          />
        </label>
        <DocumentDrop place="library" details={{ kind }} onSent={({ id }) => router.push(`${LIBRARY_PATH}/${id}`)} />
      </div>
    </Dialog>
  );
}
