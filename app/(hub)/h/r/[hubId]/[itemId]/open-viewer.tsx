'use client';

import type { ComponentProps } from 'react';
import { Viewer } from '@/components/hub-viewer/viewer';
import { clock } from '@/lib/core/clock';

/** The viewer with the house's clock. */
export function OpenViewer(props: Omit<ComponentProps<typeof Viewer>, 'clock'>) {
  return <Viewer {...props} clock={clock} />;
}
