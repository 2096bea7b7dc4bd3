'use server';

import { endOwnSession } from '@/lib/features/session/commands';
import { toAction } from '@/lib/next/action';

export const endSession = toAction(endOwnSession);
