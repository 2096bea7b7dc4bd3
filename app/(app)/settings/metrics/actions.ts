'use server';

import { archiveFormula, createFormula } from '@/lib/features/metric/commands';
import { toAction } from '@/lib/next/action';

export const addFormula = toAction(createFormula);
export const archive = toAction(archiveFormula);
