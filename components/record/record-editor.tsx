'use client';

import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Form } from '@/components/form/form';
import { useShortcut } from '@/components/layout/shortcuts';
import { Button } from '@/components/ui/button';
import { FIELDS } from '@/components/ui/return-focus';

type RecordEditorProps = Omit<ComponentProps<typeof Form>, 'onDone' | 'beside' | 'submit'> & {
  /** What it looks like when nobody edits it. */
  children: ReactNode;
  /** Whether this reader may edit. */
  editable: boolean;
};

/** A record as one reads it, and behind Edit (or `e`) the form that changes it; the focus goes there and back. */
export function RecordEditor({ children, editable, ...form }: RecordEditorProps) {
  const t = useTranslations('record');
  const [editing, setEditing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef(editing);
  useEffect(() => {
    if (drawn.current === editing) return;
    drawn.current = editing;
    box.current?.querySelector<HTMLElement>(editing ? FIELDS : '[data-begin]')?.focus();
  }, [editing]);
  useShortcut(editable && !editing ? 'e' : null, t('edit'), () => setEditing(true), { inLayer: true });
  const finish = () => {
    toast(t('saved'));
    setEditing(false);
  };
  const cancel = <Button onClick={() => setEditing(false)}>{t('cancel')}</Button>;
  return (
    <div ref={box}>
      {editing ? <Form {...form} submit={t('save')} beside={cancel} onDone={finish} /> : children}
      {editable && !editing && (
        <Button icon="pencil" className="mt-4" data-begin="" onClick={() => setEditing(true)}>
          {t('edit')}
        </Button>
      )}
    </div>
  );
}
