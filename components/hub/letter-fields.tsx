'use client';

import { useId, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LetterDraft } from '@/components/hub/letter';
import { Button } from '@/components/ui/button';
import { Input, Select, Textarea } from '@/components/ui/input';
import { PLACEHOLDERS, type Placeholder } from '@/lib/features/hub/table';
import { READER_LANGUAGES, type ReaderLanguage } from '@/lib/kit/reader-language';

const TEMPLATES = ['share', 'renewal', 'onboarding'] as const;
type Template = (typeof TEMPLATES)[number];

interface LetterFieldsProps {
  letter: LetterDraft;
  /** What the server found wrong, by field. */
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<LetterDraft>) => void;
}

/** Subject and text with placeholders, and the language of the words around them. */
export function LetterFields({ letter, errors, onChange }: LetterFieldsProps) {
  const t = useTranslations('hub');
  const id = useId();
  const body = useRef<HTMLTextAreaElement>(null);
  const begin = (template: Template) => onChange({ subject: t(`templates.${template}Subject`), body: t(`templates.${template}Body`) });
  const insert = (name: Placeholder) => {
    const { selectionStart = letter.body.length, selectionEnd = letter.body.length } = body.current ?? {};
    onChange({ body: `${letter.body.slice(0, selectionStart)}{${name}}${letter.body.slice(selectionEnd)}` });
    body.current?.focus();
  };
  const languages = Object.entries(READER_LANGUAGES).map(([value, label]) => ({ value, label }));
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="text-ink-2">{t('template')}</span>
        {TEMPLATES.map((template) => (
          <Button key={template} size="small" onClick={() => begin(template)}>
            {t(`templates.${template}`)}
          </Button>
        ))}
      </div>
      <div className="grid gap-1">
        <label htmlFor={`${id}-subject`} className="font-medium">
          {t('subject')}
        </label>
        <Input
          id={`${id}-subject`}
          value={letter.subject}
          maxLength={200}
          aria-invalid={'subject' in errors || undefined}
          onChange={({ target }) => onChange({ subject: target.value })}
        />
        {errors.subject && <p className="text-sm text-poor">{errors.subject}</p>}
      </div>
      <div className="grid gap-1">
        <label htmlFor={`${id}-body`} className="font-medium">
          {t('body')}
        </label>
        <Textarea
          id={`${id}-body`}
          ref={body}
          rows={9}
          value={letter.body}
          maxLength={10_000}
          aria-invalid={'body' in errors || undefined}
          onChange={({ target }) => onChange({ body: target.value })}
        />
        {errors.body && <p className="text-sm text-poor">{errors.body}</p>}
        <ul aria-label={t('placeholders')} className="flex flex-wrap gap-1">
          {PLACEHOLDERS.map((name) => (
            <li key={name}>
              <Button kind="quiet" size="small" icon="plus" onClick={() => insert(name)}>
                {t(`placeholder.${name}`)}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <div className="grid max-w-64 gap-1">
        <label htmlFor={`${id}-language`} className="font-medium">
          {t('language')}
        </label>
        <Select
          id={`${id}-language`}
          options={languages}
          value={letter.language}
          onChange={({ target }) => onChange({ language: target.value as ReaderLanguage })}
        />
      </div>
    </>
  );
}
