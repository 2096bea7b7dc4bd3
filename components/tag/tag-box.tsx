'use client';

import { type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { TagChip } from '@/components/tag/tag-chip';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import type { TagValue } from '@/lib/kit/table-spec';

interface TagBoxProps {
  /** All tags of the organization; undefined while they are being read. */
  all: readonly TagValue[] | undefined;
  shown: readonly TagValue[];
  onToggle: (tag: TagValue, isOn: boolean) => void;
  /** Absent for readers who may not make tags. */
  onCreate?: (name: string) => void;
}

const folded = (text: string) => text.trim().toLocaleLowerCase();

/** Finds tags by their names, puts them on and takes them off; Enter takes the first one found, or makes it. */
export function TagBox({ all, shown, onToggle, onCreate }: TagBoxProps) {
  const t = useTranslations('tag');
  const [typed, setTyped] = useState('');
  const found = all?.filter(({ name }) => folded(name).includes(folded(typed))) ?? [];
  const isNew = typed.trim() !== '' && all !== undefined && !all.some(({ name }) => folded(name) === folded(typed));
  const isOn = (tag: TagValue) => shown.some(({ id }) => id === tag.id);
  const create = () => {
    onCreate?.(typed.trim());
    setTyped('');
  };
  const take = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || typed.trim() === '') return;
    event.preventDefault();
    const [first] = found;
    if (first) onToggle(first, !isOn(first));
    else if (isNew && onCreate) create();
    setTyped('');
  };
  return (
    <>
      <Input
        aria-label={t('find')}
        placeholder={t('find')}
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={take}
        className="mb-2"
      />
      {all !== undefined && found.length === 0 && <p className="text-ink-2">{t(typed.trim() === '' ? 'empty' : 'noMatch')}</p>}
      <div className="grid max-h-64 gap-1 overflow-y-auto">
        {found.map((tag) => (
          <label key={tag.id} className="flex min-h-7 items-center gap-2">
            <Checkbox checked={isOn(tag)} onChange={(event) => onToggle(tag, event.target.checked)} />
            <TagChip tag={tag} />
          </label>
        ))}
      </div>
      {isNew && onCreate && (
        <Button size="small" icon="plus" className="mt-2 max-w-full" onClick={create}>
          <span className="cut">{t('create', { name: typed.trim() })}</span>
        </Button>
      )}
    </>
  );
}
