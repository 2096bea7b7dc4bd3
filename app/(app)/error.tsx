'use client';

import { PanelFailure } from '@/components/panel/panel-states';

interface FailureProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that failed, within its frame: one can try again or go elsewhere. */
export default function PageFailure({ error, reset }: FailureProps) {
  return <PanelFailure reference={error.digest} onRetry={reset} />;
}
