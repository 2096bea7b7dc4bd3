'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { FilterBar } from '@/components/data-table/filter-bar';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { useReaderFormat } from '@/components/data-table/use-reader-format';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { type Filter, NO_FILTER } from '@/lib/kit/filter';
import type { FormOutcome } from '@/lib/kit/form-outcome';
import type { Column } from '@/lib/kit/table-spec';

interface AccountSetDialogProps {
  spec: { columns: readonly Column[] };
  choices: ColumnChoices;
  /** The set as it is; without one a new one is made. */
  set?: { name: string; filter: Filter };
  action: (input: { name: string; filter: Filter }) => Promise<FormOutcome<unknown>>;
}

/** A name and a filter: the accounts that a team may see. */
export function AccountSetDialog({ spec, choices, set, action }: AccountSetDialogProps) {
  const t = useTranslations('settings');
  const format = useReaderFormat();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(set?.name ?? '');
  const [filter, setFilter] = useState(set?.filter ?? NO_FILTER);
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();
  const save = () =>
    start(async () => {
      const outcome = await action({ name, filter });
      if ('errors' in outcome) return setError(outcome.errors[0]?.message);
      toast(t('saved'));
      setOpen(false);
    });
  return (
    <Dialog
      title={set ? t('teams.editSet') : t('teams.addSet')}
      trigger={
        <Button kind="quiet" size="small" icon={set ? 'pencil' : 'plus'}>
          {set ? set.name : t('teams.addSet')}
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      footer={
        <Button kind="primary" busy={pending} onClick={save}>
          {t('save')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Field label={t('name')} required error={error}>
          {(aria) => <Input {...aria} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <div className="grid gap-1">
          <p className="font-medium">{t('teams.conditions')}</p>
          <div className="flex flex-wrap items-center gap-2">
            <FilterBar spec={spec} filter={filter} choices={choices} format={format} onChange={setFilter} />
          </div>
          {filter.all.length === 0 && <p className="text-sm text-ink-2">{t('teams.everyAccount')}</p>}
        </div>
      </div>
    </Dialog>
  );
}
