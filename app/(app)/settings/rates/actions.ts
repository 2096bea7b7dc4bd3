'use server';

import { deleteExchangeRate, setExchangeRate } from '@/lib/features/money/commands';
import { toAction } from '@/lib/next/action';

export const setRate = toAction(setExchangeRate);
export const removeRate = toAction(deleteExchangeRate);
