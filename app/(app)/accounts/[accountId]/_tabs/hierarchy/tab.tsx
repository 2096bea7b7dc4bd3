import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';

export const hierarchyTab = defineTab({ reads: () => ({}), View: () => null });
