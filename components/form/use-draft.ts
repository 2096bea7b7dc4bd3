'use client';

import { useEffect, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { FieldSpec } from '@/lib/kit/form-field';

const wait = 400;

/**
 * Keeps what was typed for this browser tab, until it is saved or discarded. Passwords are left out.
 * `restored` says that a draft was put back.
 */
export function useDraft(form: UseFormReturn<FieldValues>, fields: readonly FieldSpec[], key?: string) {
  const [restored, setRestored] = useState(false);
  const { reset, setValue, subscribe } = form;
  const slot = key && `draft:${key}`;

  useEffect(() => {
    if (!slot) return;
    const kept = sessionStorage.getItem(slot);
    if (kept) {
      for (const [path, value] of Object.entries(JSON.parse(kept) as FieldValues)) {
        setValue(path, value, { shouldDirty: true });
      }
      setRestored(true);
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = fields.filter((field) => field.kind !== 'password');
    const stop = subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ isDirty }) => {
        clearTimeout(timer);
        if (!isDirty) return;
        timer = setTimeout(() => {
          const draft = Object.fromEntries(open.map(({ path }) => [path, form.getValues(path)]));
          sessionStorage.setItem(slot, JSON.stringify(draft));
        }, wait);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [slot, fields, form, setValue, subscribe]);

  const forget = () => {
    if (slot) sessionStorage.removeItem(slot);
    setRestored(false);
  };
  return {
    restored,
    /** Throws the draft away: the fields hold again what they held at first. */
    discard: () => {
      forget();
      reset();
    },
    /** It was saved: what the fields hold is now what they start from. */
    keep: () => {
      forget();
      reset(form.getValues());
    },
  };
}
