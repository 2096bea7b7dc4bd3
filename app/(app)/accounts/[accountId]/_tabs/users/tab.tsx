import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';

export const usersTab = defineTab({ reads: () => ({}), View: () => null });
