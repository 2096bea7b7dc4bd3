'use client';

import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { DocumentDrop } from '@/components/publication/document-drop';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Textarea } from '@/components/ui/input';
import { LIBRARY_PATH } from '@/lib/features/publication/table';

/** Uploads the next version of a publication, with a word about what changed. */
export function NewVersion({ id }: { id: string }) {
  const t = useTranslations('publication');
  const router = useRouter();
  const note = useId();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const trigger = (
    <Button size="small" icon="plus">
      {t('newVersion')}
    </Button>
  );
  const finish = () => {
    setOpen(false);
    setWords('');
    router.push(`${LIBRARY_PATH}/${id}`, { scroll: false });
    router.refresh();
  };
  return (
    <Dialog title={t('newVersion')} description={t('newVersionText')} trigger={trigger} open={open} onOpenChange={setOpen}>
      <div className="grid gap-3">
        <div className="grid gap-1">
          <label htmlFor={note} className="font-medium">
            {t('field.note')}
          </label>
          <Textarea id={note} value={words} maxLength={2000} placeholder={t('field.noteHint')} onChange={(event) => setWords(event.target.value)} />
        </div>
        <DocumentDrop place={id} details={{ id, ...(words.trim() !== '' && { note: words.trim() }) }} onSent={finish} />
      </div>
    </Dialog>
  );
}
