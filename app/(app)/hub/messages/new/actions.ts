'use server';

import { findCandidates, previewMessage } from '@/lib/features/hub/compose';
import { sendMessage } from '@/lib/features/hub/send';
import { toAction } from '@/lib/next/action';

export const send = toAction(sendMessage);
export const preview = toAction(previewMessage);
export const find = toAction(findCandidates);
