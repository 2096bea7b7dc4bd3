'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { FieldSpec } from '@/lib/kit/form-field';

const wait = 400;

interface Draft {
  values: FieldValues;
  /** The version of the record that was edited. */
  version?: number;
}

interface DraftSettings {
  fields: readonly FieldSpec[];
  /** What the record holds, and its version, as the page shows it now. */
  stored: FieldValues;
  version?: number;
  /** A name unique to what is edited. */
  key?: string;
}

/**
 * Keeps what was typed for this browser tab, until it is saved or discarded. Passwords are left out.
 * `restored` says that a draft was put back; `version` is what the values began from, however the page is drawn anew since.
 */
export function useDraft(form: UseFormReturn<FieldValues>, { fields, stored, version, key }: DraftSettings) {
  const [restored, setRestored] = useState(false);
  const [began, setBegan] = useState(version);
  const { reset, setValue, subscribe } = form;
  const slot = key && `draft:${key}`;

  useEffect(() => {
    const kept = slot && sessionStorage.getItem(slot);
    if (!kept) return;
    const draft: Draft = JSON.parse(kept);
    for (const [path, value] of Object.entries(draft.values)) setValue(path, value, { shouldDirty: true });
    setBegan(draft.version);
    setRestored(true);
  }, [slot, setValue]);

  const store = useEffectEvent((name: string) => {
    const open = fields.filter((field) => field.kind !== 'password');
    const values = Object.fromEntries(open.map(({ path }) => [path, form.getValues(path)]));
    sessionStorage.setItem(name, JSON.stringify({ values, version: began } satisfies Draft));
  });
  useEffect(() => {
    if (!slot) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ isDirty }) => {
        clearTimeout(timer);
        if (isDirty) timer = setTimeout(() => store(slot), wait);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [slot, subscribe]);

  const forget = () => {
    if (slot) sessionStorage.removeItem(slot);
    setRestored(false);
  };
  return {
    restored,
    version: began,
    /** Throws the draft away: the fields hold what the record holds. */
    discard: () => {
      forget();
      setBegan(version);
      reset(stored);
    },
    /** It was saved: what the fields hold is now what they start from. */
    keep: () => {
      forget();
      reset(form.getValues());
    },
  };
}
