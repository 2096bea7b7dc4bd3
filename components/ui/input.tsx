import type { ComponentProps } from 'react';
import { cx } from '@/components/ui/cx';

const box =
  'w-full min-w-0 rounded-md border border-line-control bg-surface px-2.5 text-md text-ink placeholder:text-ink-3 ' +
  'disabled:bg-sunken disabled:text-ink-3 aria-invalid:border-poor-fill phone:text-[16px]';

/** One line of text. 16 px on a phone, so that the browser does not zoom in. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cx(box, 'h-control', className)} {...rest} />;
}

/** Several lines of text; grows with its content where the browser can. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={3} className={cx(box, 'field-sizing-content min-h-18 py-1.5', className)} {...rest} />;
}

export interface Option {
  value: string;
  label: string;
}

interface SelectProps extends ComponentProps<'select'> {
  options: readonly Option[];
  /** The text of the empty choice; without it there is none. */
  placeholder?: string;
}

/** The platform's own list: best on a phone and for assistive technology. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  return (
    <select className={cx(box, 'h-control', className)} {...rest}>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
