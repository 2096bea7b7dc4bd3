'use client';

import { useId, useOptimistic, useRef, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useLocale, useTranslations } from 'use-intl/react';
import { type AccountField, fieldText } from '@/components/account/account-field';
import { FieldConflict } from '@/components/account/field-conflict';
import { FieldControl, type Offered } from '@/components/account/field-control';
import { cx } from '@/components/ui/cx';
import { draftText, draftValue } from '@/lib/kit/attribute-text';
import type { FormOutcome } from '@/lib/kit/form-outcome';

export interface FieldChangeInput {
  field: string;
  from: unknown;
  to: unknown;
}

/** Saves a field if it still holds `from`; answers what it holds when it doesn't. */
export type SaveField = (change: FieldChangeInput) => Promise<FormOutcome<{ conflict: { now: unknown } | null }>>;

export interface FieldActions {
  save: SaveField;
  offer: (what: NonNullable<AccountField['offers']>) => Promise<Offered>;
}

interface EditableFieldProps {
  field: AccountField;
  actions: FieldActions;
}

interface Editing {
  draft: string;
  error?: string;
  conflict?: { now: unknown };
}

/** Saving: shown at once, put back when it is refused, with an undo once it is done. */
function useSaving({ field, actions }: EditableFieldProps, setEditing: (editing: Editing | null) => void) {
  const t = useTranslations('accountHead');
  const locale = useLocale();
  const [shown, show] = useOptimistic<string, unknown>(field.text, (_, value) => fieldText(field, value, locale));
  const [pending, start] = useTransition();
  const undo = async (change: FieldChangeInput) => {
    const outcome = await actions.save(change);
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else toast(t(outcome.data.conflict ? 'edit.tooLate' : 'edit.undone'));
  };
  const save = (draft: string, from: unknown) => {
    const to = draftValue(field, draft);
    setEditing(null);
    start(async () => {
      show(to);
      const outcome = await actions.save({ field: field.name, from, to });
      if ('errors' in outcome) setEditing({ draft, error: outcome.errors[0]?.message });
      else if (outcome.data.conflict) setEditing({ draft, conflict: outcome.data.conflict });
      else {
        const back = { field: field.name, from: to, to: from };
        toast(t('edit.saved', { field: field.label }), { action: { label: t('edit.undo'), onClick: () => void undo(back) }, duration: 10_000 });
      }
    });
  };
  return { shown, pending, save };
}

/** A field's value; a click, or `e`, turns it into its control. Enter saves, Esc leaves it as it was. */
export function EditableField({ field, actions }: EditableFieldProps) {
  const t = useTranslations('accountHead');
  const [editing, setEditing] = useState<Editing | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const error = useId();
  const { shown, pending, save } = useSaving({ field, actions }, setEditing);
  const focusBack = () => requestAnimationFrame(() => button.current?.focus());
  const close = () => {
    setEditing(null);
    focusBack();
  };
  const isChanged = (draft: string) => draft !== draftText(field, field.value);
  const submit = (draft: string) => {
    if (isChanged(draft)) save(draft, field.value);
    else setEditing(null);
    focusBack();
  };
  // What was refused already isn't tried again only because one goes elsewhere.
  const leave = (draft: string) => {
    if (isChanged(draft) && !(editing?.error && draft === editing.draft)) save(draft, field.value);
    else setEditing(null);
  };
  if (editing?.conflict) {
    const { draft, conflict } = editing;
    return (
      <FieldConflict field={field} theirs={conflict.now} mine={draftValue(field, draft)} onKeep={close} onSet={() => save(draft, conflict.now)} />
    );
  }
  if (editing) {
    return (
      <div className="min-w-40">
        <FieldControl
          field={field}
          draft={editing.draft}
          offer={actions.offer}
          describedBy={editing.error && error}
          onSubmit={submit}
          onLeave={leave}
          onCancel={close}
        />
        {editing.error && (
          <p id={error} role="alert" className="mt-1 text-sm text-poor">
            {editing.error}
          </p>
        )}
      </div>
    );
  }
  return (
    <button
      ref={button}
      type="button"
      data-edit=""
      aria-label={t('edit.open', { field: field.label, value: shown })}
      aria-busy={pending || undefined}
      onClick={() => setEditing({ draft: draftText(field, field.value) })}
      className={cx('-mx-1 min-h-6 max-w-full cut rounded-sm px-1 text-left hover:bg-hover', pending && 'text-ink-2')}
    >
      {shown}
    </button>
  );
}
