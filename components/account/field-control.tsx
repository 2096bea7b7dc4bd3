'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AccountField } from '@/components/account/account-field';
import { Input, type Option, Select } from '@/components/ui/input';

export type Offered = readonly Option[];

interface FieldControlProps {
  field: AccountField;
  draft: string;
  offer: (what: NonNullable<AccountField['offers']>) => Promise<Offered>;
  describedBy?: string;
  onSubmit: (draft: string) => void;
  /** The focus went elsewhere. */
  onLeave: (draft: string) => void;
  onCancel: () => void;
}

/** The values to choose from: the field's own, else those that are asked for once the control is there. */
function useOffered({ offers, choices }: AccountField, offer: FieldControlProps['offer']): Offered {
  const [offered, setOffered] = useState<Offered>(choices.map(({ value, label }) => ({ value, label })));
  useEffect(() => {
    let wanted = true;
    if (offers) offer(offers).then((values) => wanted && setOffered(values));
    return () => {
      wanted = false;
    };
  }, [offers, offer]);
  return offered;
}

const TYPES: Partial<Record<AccountField['kind'], string>> = { number: 'number', currency: 'number', date: 'date' };

/** The control of a field's kind, with the focus in it. */
export function FieldControl({ field, draft, offer, describedBy, onSubmit, onLeave, onCancel }: FieldControlProps) {
  const t = useTranslations('accountHead');
  const [text, setText] = useState(draft);
  const list = useId();
  const offered = useOffered(field, offer);
  // A control that is taken away loses the focus once more.
  const isOver = useRef(false);
  const end = (how: () => void) => {
    if (!isOver.current) how();
    isOver.current = true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end(() => (event.key === 'Enter' ? onSubmit(text) : onCancel()));
  };
  const shared = {
    'aria-label': field.label,
    'aria-describedby': describedBy,
    'aria-invalid': describedBy ? true : undefined,
    autoFocus: true,
    onKeyDown,
  } as const;
  if (field.kind === 'list' || field.kind === 'lifecycle' || field.kind === 'person') {
    const known = offered.some(({ value }) => value === text) || text === '' ? offered : [{ value: text, label: field.text }, ...offered];
    return (
      <Select
        {...shared}
        value={text}
        options={known}
        placeholder={field.name === 'type' ? undefined : t('edit.none')}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end(() => onLeave(text))}
      />
    );
  }
  const suggests = field.offers !== undefined;
  return (
    <>
      <Input
        {...shared}
        type={TYPES[field.kind] ?? 'text'}
        step="any"
        maxLength={2000}
        list={suggests ? list : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end(() => onLeave(text))}
      />
      {suggests && (
        <datalist id={list}>
          {offered.map(({ value, label }) => (
            <option key={value} value={value} label={label} />
          ))}
        </datalist>
      )}
    </>
  );
}
