'use client';

import type { ComponentProps } from 'react';
import { toast } from 'sonner';
import { Form } from '@/components/form/form';

type SavingFormProps = Omit<ComponentProps<typeof Form>, 'onDone'> & {
  /** Said once it is saved. */
  done: string;
};

/** A form that stays where it is and says that it was saved. */
export function SavingForm({ done, ...form }: SavingFormProps) {
  return <Form {...form} onDone={() => toast(done)} />;
}
