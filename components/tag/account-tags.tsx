'use client';

import { useOptimistic, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { TagChip } from '@/components/tag/tag-chip';
import { IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Icon } from '@/components/ui/icon';
import { Popover } from '@/components/ui/popover';
import type { FormOutcome } from '@/lib/kit/form-outcome';
import type { TagValue } from '@/lib/kit/table-spec';

interface AccountTagsProps {
  tags: readonly TagValue[];
  /** Without them the tags are only shown. */
  edit?: {
    /** All tags of the organization; read when the box opens. */
    read: () => Promise<readonly TagValue[]>;
    change: (input: { add: string[]; remove: string[] }) => Promise<FormOutcome<unknown>>;
  };
}

/** An account's tags as chips, with a box to put tags on and take them off; shown at once, put back if it fails. */
export function AccountTags({ tags, edit }: AccountTagsProps) {
  const t = useTranslations('tag');
  const [shown, show] = useOptimistic(tags);
  const [all, setAll] = useState<readonly TagValue[]>();
  const [, start] = useTransition();
  const open = (isOpen: boolean) => {
    if (!isOpen || !edit) return;
    edit
      .read()
      .then(setAll)
      .catch(() => toast.error(t('failed')));
  };
  const toggle = (tag: TagValue, isOn: boolean) =>
    start(async () => {
      show(isOn ? [...shown, tag] : shown.filter(({ id }) => id !== tag.id));
      const outcome = await edit?.change({ add: isOn ? [tag.id] : [], remove: isOn ? [] : [tag.id] });
      if (outcome && 'errors' in outcome) toast.error(outcome.errors[0]?.message);
    });
  if (!edit && shown.length === 0) return null;
  return (
    <ul aria-label={t('label')} className="flex flex-wrap items-center gap-1">
      {shown.map((tag) => (
        <li key={tag.id}>
          <TagChip tag={tag}>
            {edit && (
              <button
                type="button"
                aria-label={t('remove', { name: tag.name })}
                className="-mr-1 grid size-6 place-items-center text-ink-3 hover:text-ink"
                onClick={() => toggle(tag, false)}
              >
                <Icon name="close" size={14} />
              </button>
            )}
          </TagChip>
        </li>
      ))}
      {edit && (
        <li>
          <Popover
            label={t('open')}
            className="w-60"
            onOpenChange={open}
            trigger={<IconButton kind="quiet" size="small" icon="plus" label={t('add')} />}
          >
            {all?.length === 0 && <p className="text-ink-2">{t('empty')}</p>}
            <div className="grid max-h-72 gap-1 overflow-y-auto">
              {all?.map((tag) => (
                <label key={tag.id} className="flex min-h-7 items-center gap-2">
                  <Checkbox checked={shown.some(({ id }) => id === tag.id)} onChange={(event) => toggle(tag, event.target.checked)} />
                  <TagChip tag={tag} />
                </label>
              ))}
            </div>
          </Popover>
        </li>
      )}
    </ul>
  );
}
