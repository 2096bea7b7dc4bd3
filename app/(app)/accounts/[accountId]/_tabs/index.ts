import { activityTab } from '@/app/(app)/accounts/[accountId]/_tabs/activity/tab';
import { alertsTab } from '@/app/(app)/accounts/[accountId]/_tabs/alerts/tab';
import { assetsTab } from '@/app/(app)/accounts/[accountId]/_tabs/assets/tab';
import { collectionsTab } from '@/app/(app)/accounts/[accountId]/_tabs/collections/tab';
import { dealsTab } from '@/app/(app)/accounts/[accountId]/_tabs/deals/tab';
import type { AccountTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { financialsTab } from '@/app/(app)/accounts/[accountId]/_tabs/financials/tab';
import { healthTab } from '@/app/(app)/accounts/[accountId]/_tabs/health/tab';
import { hierarchyTab } from '@/app/(app)/accounts/[accountId]/_tabs/hierarchy/tab';
import { hubTab } from '@/app/(app)/accounts/[accountId]/_tabs/hub/tab';
import { metricsTab } from '@/app/(app)/accounts/[accountId]/_tabs/metrics/tab';
import { modulesTab } from '@/app/(app)/accounts/[accountId]/_tabs/modules/tab';
import { notesTab } from '@/app/(app)/accounts/[accountId]/_tabs/notes/tab';
import { npsTab } from '@/app/(app)/accounts/[accountId]/_tabs/nps/tab';
import { overviewTab } from '@/app/(app)/accounts/[accountId]/_tabs/overview/tab';
import { planTab } from '@/app/(app)/accounts/[accountId]/_tabs/plan/tab';
import { supportTab } from '@/app/(app)/accounts/[accountId]/_tabs/support/tab';
import { tasksTab } from '@/app/(app)/accounts/[accountId]/_tabs/tasks/tab';
import { timelineTab } from '@/app/(app)/accounts/[accountId]/_tabs/timeline/tab';
import { touchpointsTab } from '@/app/(app)/accounts/[accountId]/_tabs/touchpoints/tab';
import { usersTab } from '@/app/(app)/accounts/[accountId]/_tabs/users/tab';
import type { AccountTabId } from '@/lib/registry/account-tabs';

/** Every tab's view; a tab of the registry that is missing here is a compile error. */
export const tabViews: Record<AccountTabId, AccountTab> = {
  overview: overviewTab,
  activity: activityTab,
  modules: modulesTab,
  timeline: timelineTab,
  notes: notesTab,
  touchpoints: touchpointsTab,
  alerts: alertsTab,
  plan: planTab,
  tasks: tasksTab,
  assets: assetsTab,
  hub: hubTab,
  users: usersTab,
  deals: dealsTab,
  collections: collectionsTab,
  health: healthTab,
  metrics: metricsTab,
  financials: financialsTab,
  nps: npsTab,
  support: supportTab,
  hierarchy: hierarchyTab,
};
