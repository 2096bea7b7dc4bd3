'use server';

import { saveStages } from '@/lib/features/deal/commands';
import { toAction } from '@/lib/next/action';

export const keepStages = toAction(saveStages);
