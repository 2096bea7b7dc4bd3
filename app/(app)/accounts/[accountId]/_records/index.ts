import { alertPart } from '@/app/(app)/accounts/[accountId]/_records/alert/open';
import { newAssetPart } from '@/app/(app)/accounts/[accountId]/_records/asset/make';
import { assetPart } from '@/app/(app)/accounts/[accountId]/_records/asset/open';
import { newContactPart } from '@/app/(app)/accounts/[accountId]/_records/contact/make';
import { contactPart } from '@/app/(app)/accounts/[accountId]/_records/contact/open';
import { newDealPart } from '@/app/(app)/accounts/[accountId]/_records/deal/make';
import { dealPart } from '@/app/(app)/accounts/[accountId]/_records/deal/open';
import type { AccountRecord } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { newGoalPart } from '@/app/(app)/accounts/[accountId]/_records/goal/make';
import { goalPart } from '@/app/(app)/accounts/[accountId]/_records/goal/open';
import { newHubMessagePart } from '@/app/(app)/accounts/[accountId]/_records/hub-message/make';
import { newInteractionPart } from '@/app/(app)/accounts/[accountId]/_records/interaction/make';
import { interactionPart } from '@/app/(app)/accounts/[accountId]/_records/interaction/open';
import { invoicePart } from '@/app/(app)/accounts/[accountId]/_records/invoice/open';
import { newNotePart } from '@/app/(app)/accounts/[accountId]/_records/note/make';
import { notePart } from '@/app/(app)/accounts/[accountId]/_records/note/open';
import { newCsatPart, newNpsPart } from '@/app/(app)/accounts/[accountId]/_records/nps/make';
import { npsPart } from '@/app/(app)/accounts/[accountId]/_records/nps/open';
import { newObjectivePart } from '@/app/(app)/accounts/[accountId]/_records/objective/make';
import { objectivePart } from '@/app/(app)/accounts/[accountId]/_records/objective/open';
import { newPlanPart } from '@/app/(app)/accounts/[accountId]/_records/plan/make';
import { planPart } from '@/app/(app)/accounts/[accountId]/_records/plan/open';
import { newPlayPart } from '@/app/(app)/accounts/[accountId]/_records/play/make';
import { playPart } from '@/app/(app)/accounts/[accountId]/_records/play/open';
import { newPresentationPart } from '@/app/(app)/accounts/[accountId]/_records/presentation/make';
import { newRequest } from '@/app/(app)/accounts/[accountId]/_records/request/make';
import { newRowPart } from '@/app/(app)/accounts/[accountId]/_records/row/make';
import { rowPart } from '@/app/(app)/accounts/[accountId]/_records/row/open';
import { newSurveyPart } from '@/app/(app)/accounts/[accountId]/_records/survey/make';
import { newAlertTask, newTask } from '@/app/(app)/accounts/[accountId]/_records/task/make';
import { taskPart } from '@/app/(app)/accounts/[accountId]/_records/task/open';
import type { AccountRecordKind } from '@/lib/registry/account-records';

/** Every kind's drawers; a kind of the registry that is missing here is a compile error. */
export const recordViews: Record<AccountRecordKind, AccountRecord> = {
  interaction: { open: interactionPart, make: newInteractionPart },
  task: { open: taskPart, make: newTask },
  note: { open: notePart, make: newNotePart },
  asset: { open: assetPart, make: newAssetPart },
  objective: { open: objectivePart, make: newObjectivePart },
  play: { open: playPart, make: newPlayPart },
  request: { make: newRequest },
  hubMessage: { make: newHubMessagePart },
  presentation: { make: newPresentationPart },
  contact: { open: contactPart, make: newContactPart },
  deal: { open: dealPart, make: newDealPart },
  plan: { open: planPart, make: newPlanPart },
  nps: { open: npsPart, make: newNpsPart },
  csat: { make: newCsatPart },
  alert: { open: alertPart },
  alertTask: { make: newAlertTask },
  survey: { make: newSurveyPart },
  invoice: { open: invoicePart },
  goal: { open: goalPart, make: newGoalPart },
  row: { open: rowPart, make: newRowPart },
};
