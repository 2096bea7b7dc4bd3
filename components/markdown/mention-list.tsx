'use client';

import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { insertMention, mentionQuery, type Selection } from '@/components/markdown/text-marks';
import { Avatar } from '@/components/ui/avatar';
import { cx } from '@/components/ui/cx';
import type { Option } from '@/components/ui/input';

const MOST = 6;

/** The colleagues whose names begin with what was typed after an @, and the keys that choose among them. */
export function useMentions(area: RefObject<HTMLTextAreaElement | null>, people: readonly Option[], write: (selection: Selection) => void) {
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const starts = (label: string) =>
    label
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(query?.toLowerCase() ?? ''));
  const found = query === null ? [] : people.filter(({ label }) => starts(label)).slice(0, MOST);
  const choose = (person: Option) => {
    const { value = '', selectionStart = 0 } = area.current ?? {};
    setQuery(null);
    write(insertMention(value, selectionStart, person));
  };
  const onSelect = () => {
    const { value = '', selectionStart = 0 } = area.current ?? {};
    setQuery(mentionQuery(value, selectionStart));
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const person = found[active];
    if (!person) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((active + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(person);
    else if (event.key === 'Escape') setQuery(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const aria = found.length > 0 ? { 'aria-controls': id, 'aria-activedescendant': `${id}-${active}` } : {};
  return { id, found, active, choose, onSelect, onKeyDown, aria };
}

/** Who can be named here; the caret stays in the text. */
export function MentionList({ id, found, active, choose }: ReturnType<typeof useMentions>) {
  const t = useTranslations('form');
  if (found.length === 0) return null;
  return (
    <div id={id} role="listbox" aria-label={t('mark.people')} className="rounded-md border border-line-strong bg-surface p-1 shadow-pop">
      {found.map((person, index) => (
        <div
          key={person.value}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(person);
          }}
          className={cx('flex h-8 cursor-pointer items-center gap-2 rounded-sm px-2 hover:bg-hover', index === active && 'bg-accent-soft')}
        >
          <Avatar name={person.label} size={20} />
          {person.label}
        </div>
      ))}
    </div>
  );
}
