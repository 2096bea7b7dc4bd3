'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Form } from '@/components/form/form';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { FormOutcome } from '@/lib/kit/form-outcome';
import { hrefWith } from '@/lib/kit/url-codec';

interface NewLayoutProps {
  fields: readonly FieldSpec[];
  defaults: Record<string, string>;
  action: (input: Record<string, unknown>) => Promise<FormOutcome<{ id: string }>>;
  /** The page on which it is arranged, and its parameters. */
  path: string;
  params: Readonly<Record<string, string>>;
}

/** Begins a layout with what the page shows now, and goes on to edit it. */
export function NewLayout({ fields, defaults, action, path, params }: NewLayoutProps) {
  const t = useTranslations('layout');
  const router = useRouter();
  const begin = ({ id }: { id: string }) => {
    toast(t('begun'));
    router.push(hrefWith(path, { ...params, edit: id }));
  };
  return <Form fields={fields} defaults={defaults} action={action} onDone={begin} submit={t('begin')} />;
}
