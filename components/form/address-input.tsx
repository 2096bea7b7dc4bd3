'use client';

import { type ComponentProps, useEffect, useRef } from 'react';
import { Input } from '@/components/ui/input';

type AddressInputProps = Omit<ComponentProps<'input'>, 'value' | 'defaultValue'> & {
  /** What the address says. */
  value: string | undefined;
};

/** A field whose form goes into the address: it follows the address, and keeps the focus meanwhile. */
export function AddressInput({ value = '', ...rest }: AddressInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const drawn = useRef(value);
  useEffect(() => {
    // What was typed before the page was alive stays.
    if (drawn.current === value) return;
    drawn.current = value;
    if (input.current) input.current.value = value;
  }, [value]);
  return <Input ref={input} defaultValue={value} {...rest} />;
}
