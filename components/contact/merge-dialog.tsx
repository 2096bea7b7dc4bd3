'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { type Option, Select } from '@/components/ui/input';
import type { ContactDetail } from '@/lib/features/contact/contract';
import { MERGED_FIELDS } from '@/lib/features/contact/table';
import type { FormOutcome } from '@/lib/kit/form-outcome';

type MergedField = Exclude<(typeof MERGED_FIELDS)[number], 'reportsToId' | 'isKey'>;
type Values = Pick<ContactDetail, MergedField>;

interface MergeDialogProps {
  /** The one that stays. */
  contact: ContactDetail;
  others: readonly Option[];
  read: (id: string) => Promise<{ values: Values }>;
  merge: (input: { id: string; mergedId: string; from: string[] }) => Promise<FormOutcome<{ mergeId: string }>>;
  undo: (input: { mergeId: string }) => Promise<FormOutcome<unknown>>;
}

const FIELDS = MERGED_FIELDS.filter((field): field is MergedField => field !== 'reportsToId' && field !== 'isKey');

/** Merges another contact into this one; where the two differ, one chooses. */
export function MergeDialog({ contact, others, read, merge, undo }: MergeDialogProps) {
  const t = useTranslations('contact');
  const [open, setOpen] = useState(false);
  const [going, setGoing] = useState<{ id: string; values: Values }>();
  const [from, setFrom] = useState<readonly string[]>([]);
  const [pending, start] = useTransition();
  const choose = (id: string) =>
    start(async () => {
      setFrom([]);
      setGoing(id === '' ? undefined : { id, values: (await read(id)).values });
    });
  const takeBack = async (mergeId: string) => {
    const outcome = await undo({ mergeId });
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else toast(t('merge.undone'));
  };
  const submit = (mergedId: string) =>
    start(async () => {
      const outcome = await merge({ id: contact.id, mergedId, from: [...from] });
      if ('errors' in outcome) {
        toast.error(outcome.errors[0]?.message);
        return;
      }
      const { mergeId } = outcome.data;
      toast(t('merge.done'), { action: { label: t('merge.undo'), onClick: () => void takeBack(mergeId) }, duration: 10_000 });
      setOpen(false);
      setGoing(undefined);
    });
  const differing = going ? FIELDS.filter((field) => going.values[field] !== null && going.values[field] !== contact[field]) : [];
  return (
    <Dialog
      title={t('merge.title', { name: contact.name })}
      description={t('merge.hint')}
      trigger={<Button size="small">{t('merge.open')}</Button>}
      open={open}
      onOpenChange={setOpen}
      form="sheet"
      footer={
        <Button kind="primary" busy={pending} disabled={!going} onClick={() => going && submit(going.id)}>
          {t('merge.submit')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Field label={t('merge.choose')} required>
          {(aria) => <Select {...aria} placeholder="" options={others} value={going?.id ?? ''} onChange={(event) => choose(event.target.value)} />}
        </Field>
        {going &&
          differing.map((field) => (
            <Choice
              key={field}
              name={field}
              mine={contact[field]}
              theirs={going.values[field]}
              taken={from.includes(field)}
              onTake={(taken) => setFrom(taken ? [...from, field] : from.filter((one) => one !== field))}
            />
          ))}
      </div>
    </Dialog>
  );
}

interface ChoiceProps {
  name: MergedField;
  mine: string | null;
  theirs: string | null;
  taken: boolean;
  onTake: (taken: boolean) => void;
}

const WORDS = { firstName: 'field.firstName', lastName: 'field.lastName' } as const;

/** One field in which the two differ; what the survivor lacks is taken anyway. */
function Choice({ name, mine, theirs, taken, onTake }: ChoiceProps) {
  const t = useTranslations('contact');
  const label = name === 'firstName' || name === 'lastName' ? t(WORDS[name]) : t(`column.${name}`);
  const option = (isTheirs: boolean, text: string) => (
    <label className="flex min-h-6 items-center gap-2">
      <input type="radio" name={name} checked={(taken || mine === null) === isTheirs} disabled={mine === null} onChange={() => onTake(isTheirs)} />
      {text}
    </label>
  );
  return (
    <fieldset className="grid gap-1">
      <legend className="font-medium">{label}</legend>
      {option(false, t('merge.keep', { value: mine ?? t('merge.none') }))}
      {option(true, t('merge.take', { value: theirs ?? t('merge.none') }))}
    </fieldset>
  );
}
