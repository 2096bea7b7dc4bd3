import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';

export const modulesTab = defineTab({ reads: () => ({}), View: () => null });
