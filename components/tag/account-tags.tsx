'use client';

import { useOptimistic, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { TagBox } from '@/components/tag/tag-box';
import { TagChip } from '@/components/tag/tag-chip';
import { IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Popover } from '@/components/ui/popover';
import type { FormOutcome } from '@/lib/kit/form-outcome';
import type { TagValue } from '@/lib/kit/table-spec';

export interface TagActions {
  /** All tags of the organization; read when the box opens. */
  read: () => Promise<readonly TagValue[]>;
  change: (input: { add: string[]; remove: string[] }) => Promise<FormOutcome<unknown>>;
  /** Makes a tag and puts it on; absent for readers who may not make tags. */
  create?: (name: string) => Promise<FormOutcome<TagValue>>;
}

interface AccountTagsProps {
  tags: readonly TagValue[];
  /** Without them the tags are only shown. */
  edit?: TagActions;
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
  const create = (name: string) =>
    start(async () => {
      const outcome = await edit?.create?.(name);
      if (!outcome) return;
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
      else setAll((known) => [...(known ?? []), outcome.data]);
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
            <TagBox all={all} shown={shown} onToggle={toggle} onCreate={edit.create && create} />
          </Popover>
        </li>
      )}
    </ul>
  );
}
