import type { Tone } from '@/components/ui/band';
import type { Severity } from '@/lib/features/alert/table';

/** How grave an alert is, as judgements are drawn. */
export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = { info: 'info', warning: 'average', critical: 'poor' };
