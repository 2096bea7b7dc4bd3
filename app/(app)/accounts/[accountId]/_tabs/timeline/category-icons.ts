import type { IconName } from '@/components/ui/icon';
import type { TimelineCategory } from '@/lib/core/timeline';

export const CATEGORY_ICONS: Readonly<Record<TimelineCategory, IconName>> = {
  touchpoint: 'phone',
  email: 'mail',
  ticket: 'ticket',
  task: 'tick',
  note: 'pencil',
  plan: 'flag',
  alert: 'bell',
  campaign: 'send',
  survey: 'form',
  health: 'pulse',
  change: 'gear',
  deal: 'box',
  invoice: 'list',
  asset: 'file',
  contact: 'user',
  reading: 'hub',
};
