import type { ComponentProps, ReactNode } from 'react';
import { DeleteButton } from '@/components/record/delete-button';
import { RecordDrawer } from '@/components/record/record-drawer';
import { RecordEditor } from '@/components/record/record-editor';
import { may } from '@/lib/core/actor';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

type Editing = Pick<ComponentProps<typeof RecordEditor>, 'fields' | 'action' | 'latest'>;
type Deleting = Pick<ComponentProps<typeof DeleteButton>, 'remove' | 'restore'>;

interface PlanDrawerProps extends Editing, Deleting {
  kind: 'plan' | 'objective' | 'goal';
  record: { id: string; name: string; version: number };
  place: AccountPlace;
  closeHref: string;
  /** Below what is edited. */
  more?: ReactNode;
  children: ReactNode;
}

const ICONS = { plan: 'layers', objective: 'flag', goal: 'star' } as const;

/** A success plan, an objective or a goal beside the page. */
export async function PlanDrawer({ kind, record, place, closeHref, remove, restore, more, children, ...editing }: PlanDrawerProps) {
  const t = await getTranslator('record');
  const editable = may(place.caller.actor, 'plan:write');
  const openHref = hrefWith(place.path, { ...place.search, open: `${kind}:${record.id}` });
  return (
    <Messages areas={['plan', 'task']}>
      <RecordDrawer
        icon={ICONS[kind]}
        kind={t(`kinds.${kind}`)}
        title={record.name}
        actions={editable && <DeleteButton remove={remove} restore={restore} closeHref={closeHref} openHref={openHref} />}
        closeHref={closeHref}
      >
        <RecordEditor {...editing} editable={editable} defaults={record} version={record.version} draft={`${kind}:${record.id}`}>
          {children}
        </RecordEditor>
        {more}
      </RecordDrawer>
    </Messages>
  );
}

interface NewPlanDrawerProps extends Pick<PlanDrawerProps, 'kind' | 'place' | 'closeHref'> {
  /** The form, given what all three need. */
  form: (rest: { submit: string; done: string; draft: string }) => ReactNode;
}

/** The drawer that makes one of them. */
export async function NewPlanDrawer({ kind, place, closeHref, form }: NewPlanDrawerProps) {
  const t = await getTranslator('plan');
  const record = await getTranslator('record');
  return (
    <RecordDrawer icon={ICONS[kind]} kind={record(`kinds.${kind}`)} title={t(`new.${kind}`)} closeHref={closeHref}>
      {form({ submit: t('create'), done: t('created'), draft: `${kind}:new:${place.accountId}` })}
    </RecordDrawer>
  );
}
