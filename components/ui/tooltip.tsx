'use client';

import { Tooltip as RadixTooltip } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useLayer } from '@/components/ui/use-layer';

interface TooltipProps {
  /** A short text; nothing that one must be able to click. */
  text: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** A focusable element, so that the keyboard reaches the text too. */
  children: ReactElement;
}

/** A hint on hover and on focus. */
export function Tooltip({ text, side = 'top', children }: TooltipProps) {
  const layer = useLayer();
  return (
    <RadixTooltip.Provider delayDuration={300}>
      <RadixTooltip.Root {...layer.root}>
        <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
        <RadixTooltip.Portal {...layer.portal}>
          <RadixTooltip.Content
            side={side}
            sideOffset={4}
            collisionPadding={8}
            className="z-50 max-w-70 rounded-md border border-line-strong bg-surface px-2 py-1 text-sm text-ink shadow-pop"
          >
            {text}
          </RadixTooltip.Content>
        </RadixTooltip.Portal>
      </RadixTooltip.Root>
    </RadixTooltip.Provider>
  );
}
