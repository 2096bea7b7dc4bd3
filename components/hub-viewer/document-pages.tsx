'use client';

import type { RefObject } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OpenDocument } from '@/lib/features/hub-reading/contract';
import { DocumentPage } from './document-page';
import { viewerAddresses } from './viewer-addresses';

interface DocumentPagesProps {
  /** What scrolls. */
  view: RefObject<HTMLDivElement | null>;
  document: OpenDocument;
  zoom: number;
  wanted: string;
  onMissing: () => void;
}

/**
 * The pages below each other. Only those in sight are there, so that paper bears none of them: who may download prints the
 * file, and others are told that printing is off.
 */
export function DocumentPages({ view, document, zoom, wanted, onMissing }: DocumentPagesProps) {
  const t = useTranslations('hubViewer');
  const { pages, canDownload } = document;
  const addresses = viewerAddresses(document);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <main ref={view} tabIndex={0} className="overflow-auto p-6 phone:row-start-3 phone:p-3 print:hidden">
        <div className="grid gap-4">
          {pages.map((page) => (
            <DocumentPage
              key={page.number}
              page={page}
              count={pages.length}
              picture={addresses.picture(page.number)}
              text={addresses.text(page.number)}
              zoom={zoom}
              wanted={wanted}
              onMissing={onMissing}
            />
          ))}
        </div>
      </main>
      <p className="hidden print:block">{t(canDownload ? 'printFile' : 'noPrint')}</p>
    </>
  );
}
