'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';
import { toast } from 'sonner';
import { Form } from '@/components/form/form';

type NewRecordProps = Omit<ComponentProps<typeof Form>, 'onDone'> & {
  /** The page without the drawer. */
  closeHref: string;
  /** Said once it is made. */
  done: string;
};

/** The form that makes a record; afterwards the page is as it was, with the record in it. */
export function NewRecord({ closeHref, done, ...form }: NewRecordProps) {
  const router = useRouter();
  const finish = () => {
    toast(done);
    router.push(closeHref, { scroll: false });
  };
  return <Form {...form} onDone={finish} />;
}
