'use client';

import { useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import type { LayoutActions, Published } from '@/components/layout-editor/layout-actions';
import type { FormOutcome } from '@/lib/kit/form-outcome';
import { type AccountLayout, readAccountLayout } from '@/lib/registry/account-layout';

interface Draft {
  id: string;
  /** Waits until what was changed is saved. */
  flush: () => Promise<unknown>;
  version: () => number;
  settle: (version: number, layout: AccountLayout) => void;
  show: (layout: AccountLayout) => void;
}

/** What brings a layout in force and takes it out again, each said once it is done and taken back by its undo. */
export function usePublishing({ id, flush, version, settle, show }: Draft, actions: LayoutActions) {
  const t = useTranslations('layout');
  const [pending, start] = useTransition();

  /** Shows the layout as it is stored now. */
  const reload = async () => {
    const found = await actions.latest({ id });
    if ('errors' in found) return;
    const layout = readAccountLayout(found.data.content);
    settle(found.data.version, layout);
    show(layout);
  };
  const run = (act: () => Promise<FormOutcome<unknown>>, said: string, undo?: (outcome: unknown) => void) =>
    start(async () => {
      const outcome = await act();
      if ('errors' in outcome) {
        toast.error(outcome.errors[0]?.message);
        return;
      }
      await reload();
      toast(said, undo && { action: { label: t('undo'), onClick: () => undo(outcome.data) } });
    });
  const takeBack = (published: unknown) => {
    const { former } = published as Published;
    if (former === null) run(() => actions.withdraw({ id }), t('said.withdrawn'));
    else run(() => actions.rollBack({ id, number: former }), t('said.rolledBack', { number: former }));
  };
  return {
    pending,
    publish: () =>
      run(
        async () => {
          await flush();
          return actions.publish({ id, version: version() });
        },
        t('said.published'),
        takeBack,
      ),
    discard: () =>
      run(async () => {
        await flush();
        return actions.discard({ id, version: version() });
      }, t('said.discarded')),
    rollBack: (number: number) => run(() => actions.rollBack({ id, number }), t('said.rolledBack', { number }), takeBack),
    withdraw: () => run(() => actions.withdraw({ id }), t('said.withdrawn')),
  };
}
