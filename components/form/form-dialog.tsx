'use client';

import { type ReactNode, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { Button, type ButtonKind, type ButtonSize } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { IconName } from '@/components/ui/icon';
import { toastDone, type WayBack } from '@/components/ui/toast-done';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { FormOutcome } from '@/lib/kit/form-outcome';

export interface FormDialogProps<Data> {
  /** The button that opens it. */
  label: string;
  kind?: ButtonKind;
  icon?: IconName;
  /** Small unless it is the primary one. */
  size?: ButtonSize;
  title: string;
  description?: string;
  fields: readonly FieldSpec[];
  defaults?: FieldValues;
  /** The verb. */
  submit: string;
  action: (input: FieldValues) => Promise<FormOutcome<Data>>;
  /** The version that a change begins from; fields left empty become null. */
  version?: number;
  /** Said once it is done. */
  done: string;
  /** The way back from what was done. */
  undo?: Omit<WayBack, 'action'> & { action: (data: Data) => Promise<FormOutcome<unknown>> };
  /** Shown in place of the form afterwards; without it the dialog closes. */
  result?: (data: Data) => ReactNode;
}

/** A form behind a button. */
export function FormDialog<Data>({
  label,
  kind,
  icon,
  size = kind === 'primary' ? 'normal' : 'small',
  title,
  description,
  done,
  undo,
  result,
  ...form
}: FormDialogProps<Data>) {
  const [open, setOpen] = useState(false);
  const [data, setData] = useState<Data>();
  const show = (next: boolean) => {
    setOpen(next);
    setData(undefined);
  };
  const finish = (made: Data) => {
    toastDone(done, undo && { ...undo, action: () => undo.action(made) });
    if (result) setData(made);
    else show(false);
  };
  const trigger = (
    <Button kind={kind} icon={icon} size={size}>
      {label}
    </Button>
  );
  return (
    <Dialog title={title} description={description} trigger={trigger} open={open} onOpenChange={show} form="sheet">
      {data !== undefined && result ? result(data) : <Form {...form} onDone={finish} />}
    </Dialog>
  );
}
