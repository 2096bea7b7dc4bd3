import type { ReactNode } from 'react';
import { type Area, readLocale, readMessages } from '@/lib/next/messages';
import { MessagesProvider } from '@/lib/next/messages-provider';

interface MessagesProps {
  areas: readonly Area[];
  /** IANA zone of the reader; needed once, in the outermost scope. */
  timeZone?: string;
  children: ReactNode;
}

/** Carries the texts of `areas`, added to those of the scopes around it, to client components. */
export async function Messages({ areas, timeZone, children }: MessagesProps) {
  return (
    <MessagesProvider locale={await readLocale()} messages={await readMessages(areas)} timeZone={timeZone}>
      {children}
    </MessagesProvider>
  );
}
