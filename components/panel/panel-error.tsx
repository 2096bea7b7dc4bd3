'use client';

import { useRouter } from 'next/navigation';
import { Component, type ReactNode, useTransition } from 'react';
import { PanelFailure } from '@/components/panel/panel-states';

interface CaughtError extends Error {
  /** Next's reference of a server error; the log line carries the same. */
  digest?: string;
}

interface State {
  error?: CaughtError;
}

class Boundary extends Component<{ children: ReactNode; retry: (reset: () => void) => void; busy: boolean }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: CaughtError): State {
    return { error };
  }

  reset = () => this.setState({ error: undefined });

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    // Redirects and "not found" travel as errors with such digests; they belong to Next.
    if (error.digest?.startsWith('NEXT_')) throw error;
    return <PanelFailure reference={error.digest} onRetry={() => this.props.retry(this.reset)} busy={this.props.busy} />;
  }
}

/** Keeps a failure inside its panel: the rest of the page goes on, and one can try again. */
export function PanelError({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const retry = (reset: () => void) =>
    start(() => {
      router.refresh();
      reset();
    });
  return (
    <Boundary retry={retry} busy={busy}>
      {children}
    </Boundary>
  );
}
