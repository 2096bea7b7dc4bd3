'use client';

import { useState } from 'react';
import { Form } from '@/components/form/form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { IconName } from '@/components/ui/icon';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { FormOutcome } from '@/lib/kit/form-outcome';

/** What a form of a reader's page does on the server. */
export type ReaderAction = (input: Record<string, unknown>) => Promise<FormOutcome<object>>;

interface FormDialogProps {
  /** On the button, above the form, and on the button that sends it. */
  label: string;
  title: string;
  submit: string;
  text: string;
  icon: IconName;
  fields: readonly FieldSpec[];
  defaults?: Record<string, unknown>;
  action: ReaderAction;
  /** Said in the form's place once it was sent. */
  done: string;
}

/** A button that opens a short form; what became of it is said where the form stood. */
export function FormDialog({ label, title, submit, text, icon, fields, defaults, action, done }: FormDialogProps) {
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    if (next) setSent(false);
  };
  const trigger = <Button icon={icon}>{label}</Button>;
  return (
    <Dialog title={title} form="sheet" trigger={trigger} open={open} onOpenChange={show}>
      {sent ? (
        <p role="status">{done}</p>
      ) : (
        <>
          <p className="mb-4 text-ink-2">{text}</p>
          <Form fields={fields} defaults={defaults} action={action} submit={submit} onDone={() => setSent(true)} />
        </>
      )}
    </Dialog>
  );
}
