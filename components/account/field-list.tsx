'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AccountField } from '@/components/account/account-field';
import { EditableField, type FieldActions } from '@/components/account/editable-field';
import { FieldHistory, type ReadChanges } from '@/components/account/field-history';
import { useShortcut } from '@/components/layout/shortcuts';
import { Icon } from '@/components/ui/icon';

export interface FieldSection {
  /** Null: the fields need no heading. */
  title: string | null;
  fields: readonly AccountField[];
}

interface FieldListProps {
  sections: readonly FieldSection[];
  actions: FieldActions;
  /** With it each field shows its own history. */
  read?: ReadChanges;
}

/** Fields with their values, in sections; `e` edits the first one that can be. */
export function FieldList({ sections, actions, read }: FieldListProps) {
  const t = useTranslations('accountHead');
  const box = useRef<HTMLDivElement>(null);
  const isEditable = sections.some(({ fields }) => fields.some((field) => field.editable));
  useShortcut(isEditable ? 'e' : null, t('edit.first'), () => box.current?.querySelector<HTMLElement>('[data-edit]')?.click());
  return (
    <div ref={box} className="grid gap-4">
      {sections.map(({ title, fields }) => (
        <section key={title ?? ''} aria-label={title ?? t('views.key')}>
          {title && <h2 className="mb-1.5 text-sm font-medium text-ink-2">{title}</h2>}
          <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,100%),1fr))] gap-x-6 gap-y-2">
            {fields.map((field) => (
              <div key={field.name} className="min-w-0">
                <dt className="flex min-h-6 items-center gap-1 text-sm text-ink-2">
                  <span className="cut">{field.label}</span>
                  {read && <FieldHistory field={field} read={read} />}
                </dt>
                <dd className="min-w-0 font-medium">
                  {field.editable ? <EditableField field={field} actions={actions} /> : <span className="block cut leading-6">{field.text}</span>}
                  {!field.fits && (
                    <p className="flex items-center gap-1 text-sm font-normal text-average">
                      <Icon name="average" size={14} />
                      {t('unfit')}
                    </p>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
