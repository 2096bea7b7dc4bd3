import { GROUPS } from './book-groups';
import { SINGLES } from './book-singles';
import type { AccountPlan } from './types';

/** Fernway's book of business, parents before their children. */
export const BOOK: AccountPlan[] = [...GROUPS, ...SINGLES];
