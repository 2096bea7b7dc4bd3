'use client';

import { type ComponentProps, useEffect, useImperativeHandle, useRef } from 'react';
import { cx } from '@/components/ui/cx';

const box =
  'relative grid size-4 flex-none appearance-none place-items-center rounded-sm border border-line-control bg-surface ' +
  'checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:opacity-55 ' +
  "before:absolute before:-inset-1.5 before:content-['']";
const tick =
  'checked:after:-mt-0.5 checked:after:h-1 checked:after:w-2 checked:after:-rotate-45 checked:after:border-b-[1.75px] ' +
  "checked:after:border-l-[1.75px] checked:after:border-on-accent checked:after:content-['']";
const dash = "indeterminate:after:h-0.5 indeterminate:after:w-2 indeterminate:after:bg-on-accent indeterminate:after:content-['']";

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  /** Some of the rows below are checked: drawn as a dash, announced as mixed. */
  mixed?: boolean;
};

/** A box of 16 px in a target of 28 px. It needs a label around it or an `aria-label`. */
export function Checkbox({ mixed = false, ref, className, ...rest }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => input.current as HTMLInputElement);
  useEffect(() => {
    if (input.current) input.current.indeterminate = mixed;
  }, [mixed]);
  return <input ref={input} type="checkbox" className={cx(box, mixed ? dash : tick, className)} {...rest} />;
}
