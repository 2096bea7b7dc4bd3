import type { ReactNode } from 'react';
import { Brand } from '@/components/layout/rail';
import { Messages } from '@/lib/next/messages-scope';

/** A calm card in the middle, for everything that comes before being signed in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <Messages areas={['auth', 'controls', 'form', 'shell', 'states']}>
      <main className="grid min-h-screen place-items-center bg-canvas px-4 py-10">
        <div className="w-full max-w-92">
          <Brand className="justify-center text-lg" />
          <div className="rounded-lg border border-line bg-surface p-6 phone:p-5">{children}</div>
        </div>
      </main>
    </Messages>
  );
}
