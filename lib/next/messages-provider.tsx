'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import type { Messages } from 'use-intl/core';
import { IntlProvider } from 'use-intl/react';

interface Scope {
  messages: Partial<Messages>;
  timeZone: string;
}

const ScopeContext = createContext<Scope>({ messages: {}, timeZone: 'UTC' });

interface MessagesProviderProps {
  locale: string;
  messages: Partial<Messages>;
  timeZone?: string;
  children: ReactNode;
}

/** Adds texts to those of the providers around it, so that a page carries only its own areas. */
export function MessagesProvider({ locale, messages, timeZone, children }: MessagesProviderProps) {
  const outer = use(ScopeContext);
  const scope = useMemo(() => ({ messages: { ...outer.messages, ...messages }, timeZone: timeZone ?? outer.timeZone }), [outer, messages, timeZone]);
  return (
    <ScopeContext value={scope}>
      <IntlProvider locale={locale} messages={scope.messages as Messages} timeZone={scope.timeZone}>
        {children}
      </IntlProvider>
    </ScopeContext>
  );
}
