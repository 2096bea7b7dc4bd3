'use client';

import { type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react';
import { type FieldValues, type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl/react';
import type { FieldAria } from '@/components/form/field';
import { MentionList, useMentions } from '@/components/markdown/mention-list';
import { applyMark, type Mark, type Selection } from '@/components/markdown/text-marks';
import { IconButton } from '@/components/ui/button';
import type { IconName } from '@/components/ui/icon';
import { type Option, Textarea } from '@/components/ui/input';

const Markdown = lazy(async () => ({ default: (await import('@/components/markdown/markdown')).Markdown }));

const MARKS = {
  bold: 'bold',
  italic: 'italic',
  heading: 'heading',
  list: 'list',
  numbers: 'numbers',
  quote: 'quote',
  link: 'link',
} as const satisfies Record<Mark, IconName>;
const KEYS: Readonly<Record<string, Mark>> = { b: 'bold', i: 'italic' };

interface MarkdownEditorProps extends FieldAria {
  name: string;
  form: UseFormReturn<FieldValues>;
  maxLength?: number;
  placeholder?: string;
  /** Colleagues who can be named after an @. */
  people?: readonly Option[];
}

/** A text with its marks, typed or by buttons, and how it will look. */
export function MarkdownEditor({ name, form, people = [], ...field }: MarkdownEditorProps) {
  const t = useTranslations('form');
  const [previewed, setPreviewed] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const text: string = useWatch({ control: form.control, name }) ?? '';
  const { ref, ...bound } = form.register(name);
  const write = ({ text: next, start, end }: Selection) => {
    form.setValue(name, next, { shouldDirty: true });
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(start, end);
    });
  };
  const mentions = useMentions(area, people, write);
  const mark = (which: Mark) => {
    const { value = '', selectionStart: start = 0, selectionEnd: end = 0 } = area.current ?? {};
    write(applyMark({ text: value, start, end }, which));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const which = event.metaKey || event.ctrlKey ? KEYS[event.key] : undefined;
    if (which) {
      event.preventDefault();
      mark(which);
    } else mentions.onKeyDown(event);
  };
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-0.5">
        {Object.entries(MARKS).map(([which, icon]) => (
          <IconButton key={which} kind="quiet" size="small" icon={icon} label={t(`mark.${which as Mark}`)} onClick={() => mark(which as Mark)} />
        ))}
        <IconButton
          kind="quiet"
          size="small"
          icon="eye"
          label={t('mark.preview')}
          aria-pressed={previewed}
          onClick={() => setPreviewed(!previewed)}
          className="ml-auto aria-pressed:text-accent-ink"
        />
      </div>
      <Textarea
        {...field}
        {...bound}
        {...mentions.aria}
        ref={(element) => {
          ref(element);
          area.current = element;
        }}
        rows={6}
        onKeyDown={onKeyDown}
        onSelect={mentions.onSelect}
      />
      <MentionList {...mentions} />
      {previewed && (
        <div className="rounded-md border border-line bg-sunken px-3 py-2">
          <Suspense>
            <Markdown>{text}</Markdown>
          </Suspense>
        </div>
      )}
    </div>
  );
}
