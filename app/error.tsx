'use client';

import { PanelFailure } from '@/components/panel/panel-states';

interface FailureProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A failure outside any frame. */
export default function Failure({ error, reset }: FailureProps) {
  return (
    <main className="grid min-h-screen place-items-center bg-canvas">
      <PanelFailure reference={error.digest} onRetry={reset} />
    </main>
  );
}
