import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';

/** A page that has nothing to show, and says why. */
export function HubNotice({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <main className="grid min-h-screen place-items-center bg-canvas px-4 py-10">
      <div className="w-full max-w-104 rounded-lg border border-line bg-surface p-8 phone:p-5">
        <Icon name="lock" size={16} className="text-ink-3" />
        <h1 className="mt-3 text-xl leading-7 font-strong tracking-[-.01em]">{title}</h1>
        <p className="mt-2 text-ink-2">{text}</p>
        {children}
      </div>
    </main>
  );
}
