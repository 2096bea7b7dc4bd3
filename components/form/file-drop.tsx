'use client';

import { type DragEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';

interface FileDropProps {
  /** What to drop here. */
  hint: string;
  /** The verb of the button that does the same. */
  choose: string;
  rules: string;
  /** Endings or media types that are offered; all of them unless said otherwise. */
  accept?: string;
  multiple?: boolean;
  busy?: boolean;
  /** Never called with none. */
  take: (files: readonly File[]) => void;
}

/** A place to drop files on, or to choose them. */
export function FileDrop({ hint, choose, rules, accept, multiple = false, busy, take }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const takeSome = (files: Iterable<File>) => {
    const taken = multiple ? [...files] : [...files].slice(0, 1);
    if (taken.length > 0 && !busy) take(taken);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    takeSome(event.dataTransfer.files);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for pointers only, the button within does the same for everybody
    <div
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx('rounded-md border border-dashed px-4 py-5 text-center', isOver ? 'border-accent bg-accent-soft' : 'border-line-strong')}
    >
      <p className="text-ink-2">{hint}</p>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        className="sr-only"
        tabIndex={-1}
        aria-label={choose}
        onChange={(event) => {
          takeSome(event.target.files ?? []);
          event.target.value = '';
        }}
      />
      <Button icon="file" className="mt-2" busy={busy} onClick={() => input.current?.click()}>
        {choose}
      </Button>
      <p className="mt-2 text-sm text-ink-3">{rules}</p>
    </div>
  );
}
