import type { ReactNode } from 'react';
import { Messages } from '@/lib/next/messages-scope';

/** A card wide enough for eleven numbers, for people who are asked something and have no account. */
export default function SurveyLayout({ children }: { children: ReactNode }) {
  return (
    <Messages areas={['surveyPage']}>
      <main className="grid min-h-screen place-items-center bg-canvas px-4 py-10">
        <div className="w-full max-w-136 rounded-lg border border-line bg-surface p-8 phone:p-5">{children}</div>
      </main>
    </Messages>
  );
}
