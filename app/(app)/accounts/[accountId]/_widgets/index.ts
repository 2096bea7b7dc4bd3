import { aboutWidget } from '@/app/(app)/accounts/[accountId]/_widgets/about';
import { activityStreamWidget } from '@/app/(app)/accounts/[accountId]/_widgets/activity-stream';
import { assetsWidget } from '@/app/(app)/accounts/[accountId]/_widgets/assets';
import { assignmentWidget } from '@/app/(app)/accounts/[accountId]/_widgets/assignment';
import { awaitingWidget } from '@/app/(app)/accounts/[accountId]/_widgets/awaiting';
import { collectionsWidget } from '@/app/(app)/accounts/[accountId]/_widgets/collections';
import { contactsWidget } from '@/app/(app)/accounts/[accountId]/_widgets/contacts';
import { csatWidget } from '@/app/(app)/accounts/[accountId]/_widgets/csat';
import { dealsWidget } from '@/app/(app)/accounts/[accountId]/_widgets/deals';
import type { AccountWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { healthWidget } from '@/app/(app)/accounts/[accountId]/_widgets/health';
import { leaderboardWidget } from '@/app/(app)/accounts/[accountId]/_widgets/leaderboard';
import { npsWidget } from '@/app/(app)/accounts/[accountId]/_widgets/nps';
import { planWidget } from '@/app/(app)/accounts/[accountId]/_widgets/plan';
import { revenueWidget } from '@/app/(app)/accounts/[accountId]/_widgets/revenue';
import { statusWidget } from '@/app/(app)/accounts/[accountId]/_widgets/status';
import { subAccountsWidget } from '@/app/(app)/accounts/[accountId]/_widgets/sub-accounts';
import { supportWidget } from '@/app/(app)/accounts/[accountId]/_widgets/support';
import { tagsWidget } from '@/app/(app)/accounts/[accountId]/_widgets/tags';
import { tasksWidget } from '@/app/(app)/accounts/[accountId]/_widgets/tasks';
import { timelineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/timeline';
import { usageWidget } from '@/app/(app)/accounts/[accountId]/_widgets/usage';
import { valueMetricsWidget } from '@/app/(app)/accounts/[accountId]/_widgets/value-metrics';
import type { AccountWidgetId } from '@/lib/registry/account-widgets';

/** Every widget's view; a widget of the registry that is missing here is a compile error. */
export const widgetViews: Record<AccountWidgetId, AccountWidget> = {
  status: statusWidget,
  usage: usageWidget,
  'value-metrics': valueMetricsWidget,
  about: aboutWidget,
  'sub-accounts': subAccountsWidget,
  health: healthWidget,
  deals: dealsWidget,
  leaderboard: leaderboardWidget,
  collections: collectionsWidget,
  support: supportWidget,
  nps: npsWidget,
  csat: csatWidget,
  revenue: revenueWidget,
  tasks: tasksWidget,
  timeline: timelineWidget,
  plan: planWidget,
  contacts: contactsWidget,
  assignment: assignmentWidget,
  tags: tagsWidget,
  assets: assetsWidget,
  'activity-stream': activityStreamWidget,
  campaigns: awaitingWidget('campaigns'),
};
