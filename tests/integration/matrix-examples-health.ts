import { clock } from '@/lib/core/clock';
import { invoke } from '@/lib/core/operation';
import { overrideHealth } from '@/lib/features/health/commands';
import { createHealthModel, publishHealthModel, saveModelDraft } from '@/lib/features/health/model-commands';
import { PRESETS } from '@/lib/features/health/presets';
import { localDay } from '@/lib/kit/day';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

const ofAccount = (rest = {}): Example => ({
  input: ({ open }) => ({ accountId: open, ...rest }),
  naming: { account: (accountId) => ({ accountId, ...rest }) },
});

const model = { name: 'Matrix', content: PRESETS.adoption };
const newModel = ({ system }: Populated) => invoke(createHealthModel, system, model);
const override = { score: 50, reason: 'Matrix', untilOn: localDay(clock.now(), 'UTC') };
const condition = { name: 'Matrix', accountTypes: [], segment: null };

/** A model that is in force, with a draft to throw away. */
async function redraftedModel(org: Populated) {
  const published = await invoke(publishHealthModel, org.system, await newModel(org));
  return invoke(saveModelDraft, org.system, { ...published, content: PRESETS.relationship });
}

/** About a model that was made for it, by its id alone or with the version that the editor began from. */
const ofModel = (rest = {}): Example => ({
  input: async (org) => ({ id: (await newModel(org)).id, ...rest }),
  naming: { healthModel: (id) => ({ id, ...rest }) },
});
const ofVersion = (rest = {}, make = newModel): Example => ({
  input: async (org) => ({ ...(await make(org)), ...rest }),
  naming: { healthModel: (id) => ({ id, version: 1, ...rest }) },
});

/** The rows of the matrix about health. */
export const HEALTH_EXAMPLES: Readonly<Record<string, Example>> = {
  'health.add-default': { input: () => ({}) },
  'health.back-test': ofModel({ content: PRESETS.adoption }),
  'health.create-model': { input: () => model },
  'health.delete-model': ofModel(),
  'health.discard-draft': ofVersion({}, redraftedModel),
  'health.end-override': {
    ...ofAccount(),
    input: async ({ open, system }) => {
      await invoke(overrideHealth, system, { accountId: open, ...override });
      return { accountId: open };
    },
  },
  'health.history': ofAccount(),
  'health.latest': ofAccount(),
  'health.model': ofModel(),
  'health.models': { input: () => ({}) },
  'health.order-models': { input: () => ({ ids: [] }) },
  'health.override': ofAccount(override),
  'health.parent-policies': { input: () => ({}) },
  'health.publish': ofVersion(),
  'health.replace-value': { input: () => ({ from: crypto.randomUUID(), into: crypto.randomUUID() }) },
  'health.pulse': ofAccount({ rating: 'good', comment: 'Matrix' }),
  'health.read': ofAccount(),
  'health.rescore': ofAccount(),
  'health.save-draft': ofVersion({ content: PRESETS.relationship }),
  'health.score-changed': { input: () => ({}) },
  'health.score-day': { input: () => ({}) },
  'health.set-parent-policy': { input: () => ({ accountType: 'company', policy: 'own' }) },
  'health.try-model': ofModel({ content: PRESETS.adoption }),
  'health.update-model': ofVersion(condition),
};
