'use server';

import { updateOrganization } from '@/lib/features/organization/commands';
import { toAction } from '@/lib/next/action';

export const changeOrganization = toAction(updateOrganization);
