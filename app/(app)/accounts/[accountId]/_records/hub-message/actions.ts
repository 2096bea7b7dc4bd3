'use server';

import { sendMessage } from '@/lib/features/hub/send';
import { toAction } from '@/lib/next/action';

/** Sends documents to contacts. */
export const send = toAction(sendMessage);
