'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { UploadPanel } from '@/components/asset/upload-panel';
import { Input } from '@/components/ui/input';

interface NewFilesProps {
  accountId: string;
  /** Kinds that are suggested; others may be typed. */
  kinds: readonly string[];
}

const listOf = (text: string) =>
  text
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);

/** Files to become assets, with the kind and tags they get. */
export function NewFiles({ accountId, kinds }: NewFilesProps) {
  const t = useTranslations('asset');
  const id = useId();
  const [kind, setKind] = useState('');
  const [tags, setTags] = useState('');
  const details = { ...(kind.trim() && { kind: kind.trim() }), tags: listOf(tags) };
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-2 gap-3 phone:grid-cols-1">
        <label className="grid gap-1">
          <span className="font-medium">{t('column.kind')}</span>
          <Input value={kind} maxLength={60} list={`${id}-kinds`} placeholder={t('kindHint')} onChange={(event) => setKind(event.target.value)} />
        </label>
        <label className="grid gap-1">
          <span className="font-medium">{t('column.tags')}</span>
          <Input value={tags} placeholder={t('tagsHint')} onChange={(event) => setTags(event.target.value)} />
        </label>
        <datalist id={`${id}-kinds`}>
          {kinds.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </div>
      <UploadPanel accountId={accountId} details={details} />
    </div>
  );
}
