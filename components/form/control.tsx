'use client';

import { type FieldValues, get, type UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl/react';
import { Choices } from '@/components/form/choices';
import { Field, type FieldAria } from '@/components/form/field';
import { MarkdownEditor } from '@/components/markdown/markdown-editor';
import { Checkbox } from '@/components/ui/checkbox';
import { Input, Select, Textarea } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import type { FieldSpec } from '@/lib/kit/form-field';

interface ControlProps {
  field: FieldSpec;
  form: UseFormReturn<FieldValues>;
}

/** One field of a form, bound to its value and its error. */
export function Control({ field, form }: ControlProps) {
  const t = useTranslations('form');
  const error: { message?: string } | undefined = get(form.formState.errors, field.path);
  const inline = field.kind === 'checkbox' || field.kind === 'switch';
  const bound = form.register(field.path);
  // Binding writes the form's value into the field: what was typed before the page was alive goes the other way.
  const keeping = (element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null) => {
    const typed = element?.value;
    bound.ref(element);
    if (typed && typed !== form.getValues(field.path)) form.setValue(field.path, typed, { shouldDirty: true });
  };
  const { autoComplete, placeholder, maxLength, min, max } = field;
  const draw = (aria: FieldAria) => {
    switch (field.kind) {
      case 'checkbox':
        return <Checkbox {...bound} {...aria} />;
      case 'switch':
        return <Switch {...bound} {...aria} />;
      case 'select':
        return <Select {...bound} ref={keeping} {...aria} options={field.options ?? []} placeholder={placeholder ?? t('choose')} />;
      case 'choices':
        return <Choices {...aria} name={field.path} form={form} options={field.options ?? []} />;
      case 'markdown':
        return <MarkdownEditor {...aria} name={field.path} form={form} {...{ maxLength, placeholder }} people={field.options} />;
      case 'datetime':
        return <Input {...bound} ref={keeping} {...aria} type="datetime-local" min={min} max={max} />;
      case 'textarea':
        return <Textarea {...bound} ref={keeping} {...aria} maxLength={maxLength} placeholder={placeholder} />;
      default:
        return (
          <>
            <Input
              {...bound}
              ref={keeping}
              {...aria}
              type={field.kind}
              {...{ autoComplete, placeholder, maxLength, min, max }}
              list={field.options && `${aria.id}-words`}
            />
            {field.options && (
              <datalist id={`${aria.id}-words`}>
                {field.options.map(({ value, label }) => (
                  <option key={value} value={value} label={label} />
                ))}
              </datalist>
            )}
          </>
        );
    }
  };
  return (
    <Field label={field.label} hint={field.hint} error={error?.message} required={field.required} inline={inline}>
      {draw}
    </Field>
  );
}
