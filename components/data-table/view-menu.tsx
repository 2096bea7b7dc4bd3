'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import type { SavedView, ViewActions } from '@/components/data-table/saved-views';
import type { TablePlace } from '@/components/data-table/use-table-address';
import { Form } from '@/components/form/form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { Menu, type MenuItem } from '@/components/ui/menu';
import type { FormOutcome } from '@/lib/kit/form-outcome';
import type { TableView } from '@/lib/kit/table-state';
import { hrefWith } from '@/lib/kit/url-codec';

type Asking = 'new' | 'rename' | 'remove' | null;

interface ViewMenuProps {
  /** The view that is open. */
  view?: SavedView;
  /** The table shows something else than the open view, or the default, holds. */
  changed: boolean;
  content: TableView;
  actions: ViewActions;
  place: TablePlace;
}

/** Save, rename, share and delete; only what the reader may do is offered. */
export function ViewMenu({ view, changed, content, actions, place }: ViewMenuProps) {
  const t = useTranslations('table');
  const router = useRouter();
  const [asking, setAsking] = useState<Asking>(null);
  const [pending, start] = useTransition();
  const openView = (id: string | null) => router.push(hrefWith(place.path, { ...place.params, ...(id && { view: id }) }));
  const run = async (work: Promise<FormOutcome<unknown>>): Promise<boolean> => {
    const outcome = await work;
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    return !('errors' in outcome);
  };
  const update = (id: string, change: { shared?: boolean; view?: TableView }) =>
    start(async () => {
      await run(actions.update({ id, ...change }));
    });
  const items: MenuItem[] = [
    { label: t('views.saveAs'), icon: 'plus', onSelect: () => setAsking('new') },
    ...(view?.editable
      ? ([
          { label: t('views.rename'), icon: 'pencil', onSelect: () => setAsking('rename') },
          { label: view.shared ? t('views.unshare') : t('views.share'), icon: 'users', onSelect: () => update(view.id, { shared: !view.shared }) },
          { label: t('views.remove'), icon: 'trash', danger: true, onSelect: () => setAsking('remove') },
        ] as const)
      : []),
  ];
  return (
    <span className="flex flex-none items-center gap-1">
      {view?.editable && changed && (
        <Button size="small" busy={pending} onClick={() => update(view.id, { view: content })}>
          {t('views.save')}
        </Button>
      )}
      <Menu
        groups={[{ items }]}
        trigger={
          <Button kind="quiet" size="small" trailing="chevron-down">
            {t('views.menu')}
          </Button>
        }
      />
      <NameDialog
        title={asking === 'rename' ? t('views.rename') : t('views.saveAs')}
        open={asking === 'new' || asking === 'rename'}
        name={asking === 'rename' ? view?.name : undefined}
        onClose={() => setAsking(null)}
        action={async (name) => {
          if (asking === 'rename' && view) return actions.update({ id: view.id, name });
          const outcome = await actions.create({ name, view: content });
          if ('data' in outcome) openView(outcome.data.id);
          return outcome;
        }}
      />
      {view && (
        <ConfirmDialog
          open={asking === 'remove'}
          onOpenChange={(open) => setAsking(open ? 'remove' : null)}
          title={t('views.remove')}
          verb={t('views.remove')}
          onConfirm={async () => {
            if (await run(actions.remove({ id: view.id }))) openView(null);
          }}
        >
          {t('views.removeText', { name: view.name })}
        </ConfirmDialog>
      )}
    </span>
  );
}

interface NameDialogProps {
  title: string;
  open: boolean;
  name?: string;
  onClose: () => void;
  action: (name: string) => Promise<FormOutcome<unknown>>;
}

function NameDialog({ title, open, name, onClose, action }: NameDialogProps) {
  const t = useTranslations('table');
  const fields = [{ path: 'name', kind: 'text', label: t('views.name'), required: true, maxLength: 80 }] as const;
  return (
    <Dialog title={title} open={open} onOpenChange={(next) => !next && onClose()}>
      <Form
        fields={fields}
        defaults={{ name: name ?? '' }}
        action={(input) => action(String(input.name))}
        submit={t('views.submit')}
        onDone={onClose}
      />
    </Dialog>
  );
}
