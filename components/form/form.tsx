'use client';

import { type ReactNode, useState, useTransition } from 'react';
import { type FieldValues, useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl/react';
import { Conflict } from '@/components/form/conflict';
import { Control } from '@/components/form/control';
import { readValues } from '@/components/form/read-values';
import { useDraft } from '@/components/form/use-draft';
import { Button } from '@/components/ui/button';
import { useAlive } from '@/components/ui/use-alive';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { FormError, FormOutcome } from '@/lib/kit/form-outcome';

interface FormProps<Data> {
  fields: readonly FieldSpec[];
  /** What the fields hold at first, by path. */
  defaults?: FieldValues;
  action: (input: FieldValues) => Promise<FormOutcome<Data>>;
  onDone?: (data: Data) => void;
  /** The verb on the button. */
  submit: string;
  /** A name unique to what is edited: what was typed then survives a reload. */
  draft?: string;
  /** Buttons beside the verb, such as Cancel. */
  beside?: ReactNode;
  /** The version that a change begins from; it goes with the input, and fields left empty become null. */
  version?: number;
  /** What the record says now, for a reader whose change came second. */
  latest?: () => Promise<LatestRecord>;
}

/** A record as its form holds it. */
export interface LatestRecord {
  values: FieldValues;
  version: number;
}

/**
 * A form from a list of fields. The server checks; its errors appear at their fields. It can be sent once the page is
 * alive; the method is for browsers that send it all the same: a password never goes into an address.
 */
export function Form<Data>({ fields, defaults = {}, action, onDone, submit, draft, beside, version, latest }: FormProps<Data>) {
  const t = useTranslations('form');
  const stored = initial(fields, defaults);
  const form = useForm<FieldValues>({ defaultValues: stored });
  const { restored, discard, keep, ...began } = useDraft(form, { fields, stored, version, key: draft });
  const [pending, start] = useTransition();
  const alive = useAlive();
  const [theirs, setTheirs] = useState<LatestRecord>();
  const { errors } = form.formState;

  const show = (problems: readonly FormError[]) => {
    const known = new Set(fields.map((field) => field.path));
    const [first] = problems.filter((problem) => known.has(problem.path));
    for (const { path, code, message } of problems) {
      form.setError(known.has(path) ? path : 'root', { type: code, message });
    }
    if (first) form.setFocus(first.path);
  };
  const send = (values: FieldValues) =>
    start(async () => {
      const from = theirs?.version ?? began.version;
      const input = readValues(fields, values, from === undefined ? undefined : null);
      const outcome = await action(from === undefined ? input : { ...input, version: from });
      if (!('errors' in outcome)) {
        keep();
        onDone?.(outcome.data);
      } else if (latest && outcome.errors.some(({ code }) => code === 'conflict')) setTheirs(await latest());
      else show(outcome.errors);
    });

  return (
    <form method="post" noValidate className="grid gap-4" onSubmit={form.handleSubmit(send)}>
      {restored && (
        <p role="status" className="flex items-center justify-between gap-2 rounded-md bg-info-soft px-3 py-1.5 text-info">
          {t('draftRestored')}
          <Button kind="quiet" size="small" onClick={discard}>
            {t('discardDraft')}
          </Button>
        </p>
      )}
      {theirs && <Conflict fields={fields} form={form} theirs={theirs.values} />}
      {fields.map((field) => (
        <Control key={field.path} field={field} form={form} />
      ))}
      {errors.root && (
        <p role="alert" className="rounded-md bg-poor-soft px-3 py-1.5 text-poor">
          {errors.root.message}
        </p>
      )}
      <div className="flex justify-end gap-2">
        {beside}
        <Button type="submit" kind="primary" busy={pending} disabled={!alive}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

function initial(fields: readonly FieldSpec[], defaults: FieldValues): FieldValues {
  const blank = ({ kind }: FieldSpec) => (kind === 'choices' ? [] : kind === 'checkbox' || kind === 'switch' ? false : '');
  const top = fields.filter((field) => !field.path.includes('.'));
  return { ...Object.fromEntries(top.map((field) => [field.path, blank(field)])), ...defaults };
}
