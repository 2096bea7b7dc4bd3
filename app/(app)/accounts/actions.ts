'use server';

import { bulkUpdateAccounts, upsertAccounts } from '@/lib/features/account/commands';
import { listViewCounts } from '@/lib/features/account/queries';
import { accountTable } from '@/lib/features/account/table';
import { tagAccounts } from '@/lib/features/account/tags';
import { readBulkSending, sendSurveyToAccounts } from '@/lib/features/invitation/bulk';
import { deleteView, saveView, updateView } from '@/lib/features/view/commands';
import type { TableView } from '@/lib/kit/table-state';
import { viewText } from '@/lib/kit/view-text';
import { done, toAction } from '@/lib/next/action';

export const changeAccounts = toAction(bulkUpdateAccounts);
export const changeTags = toAction(tagAccounts);
export const planSurvey = toAction(readBulkSending);
export const askAccounts = toAction(sendSurveyToAccounts);
export const putAccounts = toAction(upsertAccounts);

/** One account from the form; what is wrong with the record is shown at its fields. */
export async function createAccount({ parentId, ...record }: Record<string, unknown>) {
  const outcome = await putAccounts({ data: [{ ...record, ...(parentId ? { parentId } : {}) }] });
  const [refused] = outcome.ok ? outcome.data.rejected : [];
  return refused ? { errors: refused.errors } : outcome;
}

export async function createView({ name, view }: { name: string; view: TableView }) {
  return toAction(saveView)({ tableId: accountTable.id, name, state: viewText(accountTable, view) });
}

export async function changeView({ view, ...change }: { id: string; name?: string; shared?: boolean; view?: TableView }) {
  return toAction(updateView)({ ...change, ...(view && { state: viewText(accountTable, view) }) });
}

/** How many accounts each of the reader's views holds. */
export async function countViews() {
  return done(await toAction(listViewCounts)({}));
}

export const removeView = toAction(deleteView);
