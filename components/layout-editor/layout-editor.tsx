'use client';

import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { widgetsIn } from '@/components/layout-editor/arrange';
import { ConflictNote } from '@/components/layout-editor/conflict-note';
import { type CardActs, EditCard } from '@/components/layout-editor/edit-card';
import { EditorBar } from '@/components/layout-editor/editor-bar';
import type { LayoutActions } from '@/components/layout-editor/layout-actions';
import { TabArranger } from '@/components/layout-editor/tab-arranger';
import { useArranging } from '@/components/layout-editor/use-arranging';
import { useDropArea, useDrops } from '@/components/layout-editor/use-drag';
import { useHistory } from '@/components/layout-editor/use-history';
import { usePublishing } from '@/components/layout-editor/use-publishing';
import { useSaving } from '@/components/layout-editor/use-saving';
import { type PublishedVersion, VersionList } from '@/components/layout-editor/version-list';
import { boardClass, mainClass, sidebarClass } from '@/components/overview/board';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import type { AccountLayout, PlacedWidget } from '@/lib/registry/account-layout';

/** A widget that may stand on the board, drawn for each of its heights' sake as it is stored. */
export interface EditableWidget {
  id: PlacedWidget['id'];
  title: string;
  node: ReactNode;
}

interface LayoutEditorProps {
  layout: { id: string; name: string; version: number; published: number | null; hasDraft: boolean; versions: readonly PublishedVersion[] };
  content: AccountLayout;
  widgets: readonly EditableWidget[];
  tabs: readonly { id: string; label: string }[];
  actions: LayoutActions;
  previewHref: string;
  doneHref: string;
  /** Who sees this layout, and why. */
  why: ReactNode;
}

/** Arranges an account's page on the page itself. Each change is saved as a draft; others see it once it is published. */
export function LayoutEditor({ layout, content, widgets, tabs, actions, previewHref, doneHref, why }: LayoutEditorProps) {
  const t = useTranslations('layout');
  const help = useId();
  const { id, version } = layout;
  const { now, change, undo, redo } = useHistory(content);
  const saving = useSaving(id, { version, layout: content }, now, actions);
  const publishing = usePublishing({ id, ...saving, show: change }, actions);
  const names = new Map<string, string>(widgets.map(({ id: widget, title }) => [widget, title]));
  const { said, acts, add, drop } = useArranging(now, names, change);
  useDrops(drop);
  const absent = widgets.filter((widget) => !now.widgets.some((one) => one.id === widget.id));
  const takeTheirs = () => {
    if (!saving.theirs) return;
    saving.settle(saving.theirs.version, saving.theirs.layout);
    change(saving.theirs.layout);
  };
  const area = (which: PlacedWidget['area']) => <EditArea area={which} layout={now} widgets={widgets} acts={acts} help={help} />;
  return (
    <section aria-label={t('editing', { name: layout.name })} className="grid gap-gap">
      <EditorBar
        name={layout.name}
        published={layout.published}
        hasDraft={layout.hasDraft || saving.state !== 'saved'}
        saving={saving.state}
        busy={publishing.pending}
        onUndo={undo}
        onRedo={redo}
        onPublish={publishing.publish}
        onDiscard={layout.published !== null && layout.hasDraft ? publishing.discard : undefined}
        onRetry={saving.flush}
        previewHref={previewHref}
        doneHref={doneHref}
      >
        <Menu
          align="start"
          groups={[{ items: absent.map((widget) => ({ label: widget.title, onSelect: () => add(widget.id) })) }]}
          trigger={
            <Button size="small" icon="plus" data-focus="add" disabled={absent.length === 0}>
              {t('add')}
            </Button>
          }
        />
        <TabArranger layout={now} names={new Map(tabs.map((tab) => [tab.id, tab.label]))} onChange={change} />
        <VersionList versions={layout.versions} current={layout.published} onRollBack={publishing.rollBack} onWithdraw={publishing.withdraw} />
        {why}
      </EditorBar>
      {saving.theirs && <ConflictNote onMine={saving.overrule} onTheirs={takeTheirs} />}
      <p id={help} className="text-sm text-ink-2">
        {t('help')}
      </p>
      <p aria-live="assertive" className="sr-only">
        {said}
      </p>
      <div className={boardClass(true)}>
        {area('main')}
        {area('sidebar')}
      </div>
    </section>
  );
}

interface EditAreaProps {
  area: PlacedWidget['area'];
  layout: AccountLayout;
  widgets: readonly EditableWidget[];
  acts: (id: PlacedWidget['id']) => CardActs;
  help: string;
}

function EditArea({ area, layout, widgets, acts, help }: EditAreaProps) {
  const t = useTranslations('layout');
  const box = useDropArea(area);
  const placed = widgetsIn(layout, area).flatMap((look) => {
    const widget = widgets.find(({ id }) => id === look.id);
    return widget ? [{ look, widget }] : [];
  });
  return (
    <div ref={box} className="@container min-h-24 rounded-lg outline-1 outline-offset-4 outline-line outline-dashed">
      <h3 className="sr-only">{t(`areas.${area}`)}</h3>
      {placed.length === 0 && <p className="p-card text-ink-2">{t('emptyArea')}</p>}
      <div className={area === 'main' ? mainClass : sidebarClass}>
        {placed.map(({ look, widget }) => (
          <EditCard key={look.id} widget={look} title={widget.title} acts={acts(look.id)} help={help}>
            {widget.node}
          </EditCard>
        ))}
      </div>
    </div>
  );
}
