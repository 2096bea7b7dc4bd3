'use server';

import { deleteLayout } from '@/lib/features/layout/commands';
import { toAction } from '@/lib/next/action';

export const removeLayout = toAction(deleteLayout);
