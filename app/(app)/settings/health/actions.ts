'use server';

import {
  createHealthModel,
  deleteHealthModel,
  discardModelDraft,
  orderHealthModels,
  publishHealthModel,
  saveModelDraft,
  updateHealthModel,
} from '@/lib/features/health/model-commands';
import { setParentPolicy } from '@/lib/features/health/parent-policies';
import { PRESETS, type PresetId } from '@/lib/features/health/presets';
import { backTestModel } from '@/lib/features/health/replay';
import { tryHealthModel } from '@/lib/features/health/trial';
import { toAction } from '@/lib/next/action';

export const tryModel = toAction(tryHealthModel);
export const backTest = toAction(backTestModel);
export const saveDraft = toAction(saveModelDraft);
export const publishModel = toAction(publishHealthModel);
export const discardDraft = toAction(discardModelDraft);
export const orderModels = toAction(orderHealthModels);
export const removeModel = toAction(deleteHealthModel);

/** A new model that begins as a preset. */
export async function addModel({ name, preset }: { name?: unknown; preset?: unknown }) {
  const content = Object.hasOwn(PRESETS, String(preset)) ? PRESETS[preset as PresetId] : PRESETS.balanced;
  return toAction(createHealthModel)({ name, content });
}

/** Its name, and whom it is for. @param from its id, and the version that the editor began from */
export async function changeModel(from: { id: string; version: number }, fields: object) {
  return toAction(updateHealthModel)({ ...fields, ...from });
}

/** How accounts of a type that have children are scored. */
export async function changePolicy(accountType: string, fields: object) {
  return toAction(setParentPolicy)({ ...fields, accountType });
}
