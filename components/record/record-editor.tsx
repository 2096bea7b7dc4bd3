'use client';

import { type ComponentProps, type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Form } from '@/components/form/form';
import { useShortcut } from '@/components/layout/shortcuts';
import { Button } from '@/components/ui/button';

type RecordEditorProps = Omit<ComponentProps<typeof Form>, 'onDone' | 'beside' | 'submit'> & {
  /** What it looks like when nobody edits it. */
  children: ReactNode;
  /** Whether this reader may edit. */
  editable: boolean;
};

/** A record as one reads it, and behind Edit (or `e`) the form that changes it. */
export function RecordEditor({ children, editable, ...form }: RecordEditorProps) {
  const t = useTranslations('record');
  const [editing, setEditing] = useState(false);
  useShortcut(editable && !editing ? 'e' : null, t('edit'), () => setEditing(true));
  const finish = () => {
    toast(t('saved'));
    setEditing(false);
  };
  if (editing) {
    const cancel = <Button onClick={() => setEditing(false)}>{t('cancel')}</Button>;
    return <Form {...form} submit={t('save')} beside={cancel} onDone={finish} />;
  }
  return (
    <>
      {children}
      {editable && (
        <Button icon="pencil" className="mt-4" onClick={() => setEditing(true)}>
          {t('edit')}
        </Button>
      )}
    </>
  );
}
