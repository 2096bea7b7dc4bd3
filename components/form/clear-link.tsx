'use client';

import { type ComponentProps, useRef } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { FIELDS } from '@/components/ui/return-focus';

/** Empties a form that stands in the address. The link goes with what it empties, so the first field gets its focus. */
export function ClearLink(props: ComponentProps<typeof ButtonLink>) {
  const link = useRef<HTMLAnchorElement>(null);
  const leave = () => link.current?.closest('form')?.querySelector<HTMLElement>(FIELDS)?.focus();
  return <ButtonLink ref={link} kind="quiet" scroll={false} {...props} onNavigate={leave} />;
}
