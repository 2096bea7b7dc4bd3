'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { AskButton } from '@/components/hub/ask-button';
import { ForwardButton } from '@/components/hub/forward-button';
import { LanguageChoice } from '@/components/hub/language-choice';
import type { ReaderAction } from '@/components/hub/reader-action';
import { Button, IconButton } from '@/components/ui/button';
import type { OpenDocument } from '@/lib/features/hub-reading/contract';
import { DocumentPages } from './document-pages';
import { FindBox } from './find-box';
import { PageList } from './page-list';
import { UpdateBar } from './update-bar';
import { usePageInView } from './use-page-in-view';
import { type Clock, useReading } from './use-reading';
import { useViewerKeys } from './use-viewer-keys';
import { viewerAddresses } from './viewer-addresses';
import { ViewerFoot, ZOOMS } from './viewer-foot';
import { ViewerHead } from './viewer-head';
import { ViewerNotice } from './viewer-notice';

interface ViewerProps {
  document: OpenDocument;
  locale: string;
  clock: Clock;
  ask: ReaderAction;
  forward: ReaderAction;
  /** Changes the language. */
  speak: ReaderAction;
}

const grid =
  'grid h-dvh grid-cols-[172px_minmax(0,1fr)] grid-rows-[56px_auto_minmax(0,1fr)_48px] bg-sunken text-ink ' +
  'phone:grid-cols-[minmax(0,1fr)] phone:grid-rows-[56px_auto_minmax(0,1fr)_auto_auto] print:block print:h-auto print:bg-transparent';

/** A document for its reader: pages as pictures with their words over them, and what was read of it reported. */
export function Viewer({ document, locale, clock, ask, forward, speak }: ViewerProps) {
  const t = useTranslations('hubViewer');
  const view = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [zoom, setZoom] = useState(0);
  const [wanted, setWanted] = useState('');
  const count = document.pages.length;
  const addresses = viewerAddresses(document);
  const { inView, current, goTo } = usePageInView(view, count);
  const { isRefused, isStale, check } = useReading(document, inView, clock);
  const [isFinding, setFinding] = useState(false);
  const find = { current, address: addresses.search, onWanted: setWanted, onGoTo: goTo };
  const onZoom = (next: number) => setZoom(Math.min(ZOOMS.length - 1, Math.max(0, next)));
  useViewerKeys({ current, count, goTo, onFind: () => box.current?.focus(), onZoom: (by) => onZoom(zoom + by) });
  const language = <LanguageChoice action={speak} />;
  const actions = (
    <>
      <AskButton itemId={document.itemId} page={current} action={ask} />
      {document.canForward && <ForwardButton items={[{ id: document.itemId, title: document.title }]} action={forward} />}
    </>
  );
  if (isRefused) return <ViewerNotice list={addresses.list} />;
  return (
    <div className={grid}>
      <ViewerHead document={document} list={addresses.list} file={document.canDownload ? addresses.file : null} actions={actions} language={language}>
        <FindBox box={box} className="phone:hidden" {...find} />
        <IconButton
          icon="search"
          label={t('find.label')}
          aria-expanded={isFinding}
          className="size-10 wide:hidden"
          onClick={() => setFinding(!isFinding)}
        />
      </ViewerHead>
      <div className="col-span-full print:hidden">
        {isFinding && <FindBox className="border-b border-line bg-surface px-3 py-2 wide:hidden" {...find} />}
        {isStale && (
          <div role="status" className="flex min-h-10 items-center gap-3 bg-average-soft px-6 py-1 phone:px-4">
            <p className="grow">{t('stale')}</p>
            <Button size="small" onClick={() => location.reload()}>
              {t('showNew')}
            </Button>
          </div>
        )}
        <UpdateBar document={document} locale={locale} onGoTo={goTo} />
      </div>
      <PageList pages={document.pages} current={current} marksChanges={document.update !== null} small={addresses.small} onGoTo={goTo} />
      <DocumentPages view={view} document={document} zoom={ZOOMS[zoom] ?? 1} wanted={wanted} onMissing={check} />
      <ViewerFoot
        language={language}
        current={current}
        count={count}
        zoom={zoom}
        locale={locale}
        recorded={addresses.recorded}
        onGoTo={goTo}
        onZoom={onZoom}
      />
    </div>
  );
}
