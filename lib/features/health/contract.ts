import * as z from 'zod';
import type { AsOf } from '@/lib/core/as-of';
import { PULSE_RATINGS } from '@/lib/features/metric/metrics';
import { AccountFilter } from '@/lib/features/play/contract';
import { AccountReading, Day } from '@/lib/features/usage/contract';
import { CustomerId } from '@/lib/kit/plain-text';
import { BANDS, HORIZONS, PARENT_POLICIES } from './metrics';

/** A figure of a scale: at most six decimals, so that it is the same number as text and as a fraction. */
const Figure = z
  .number()
  .min(-1e12)
  .max(1e12)
  .refine((figure) => /^-?\d+(\.\d{1,6})?$/.test(String(figure)), 'At most six decimals');
const Score = z.number().int().min(0).max(100);

const ascends = (figures: readonly number[]) => figures.every((figure, index) => index === 0 || figure > (figures[index - 1] as number));

const Linear = z
  .strictObject({
    kind: z.literal('linear'),
    points: z
      .array(z.strictObject({ at: Figure, score: Score }))
      .min(2)
      .max(10),
  })
  .refine(({ points }) => ascends(points.map(({ at }) => at)), { message: 'Points ascend', path: ['points'] });

/** Each step holds up to its figure, included; `above` holds beyond the last. */
const Tiers = z
  .strictObject({
    kind: z.literal('tiers'),
    steps: z
      .array(z.strictObject({ upTo: Figure, score: Score }))
      .min(1)
      .max(10),
    above: Score,
  })
  .refine(({ steps }) => ascends(steps.map(({ upTo }) => upTo)), { message: 'Steps ascend', path: ['steps'] });

/** `other`: of a category that isn't listed; null counts it as missing. */
const Categories = z.strictObject({
  kind: z.literal('categories'),
  scores: z
    .array(z.strictObject({ value: z.string().min(1).max(200), score: Score }))
    .min(1)
    .max(50),
  other: Score.nullable(),
});

export const Scale = z.discriminatedUnion('kind', [Linear, Tiers, Categories]);
export type Scale = z.infer<typeof Scale>;

const Missing = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('exclude') }),
  z.strictObject({ policy: z.literal('score'), score: Score }),
  z.strictObject({ policy: z.literal('block') }),
]);

/** A metric on its scale. `staleDays`: how old its newest evidence may be; null: as old as it likes. */
export const Member = z.strictObject({
  /** An id of the metrics' registry; only its form is checked here. */
  metric: z.string().min(1).max(200),
  scale: Scale,
  missing: Missing,
  staleDays: z.number().int().min(1).max(3650).nullable(),
});
export type Member = z.infer<typeof Member>;

/** One member, or several whose mean it is. */
export const Component = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  /** Of a group; a single metric goes by its own name. */
  name: z.string().trim().min(1).max(60).nullable(),
  weight: z.number().int().min(1).max(1000),
  members: z.array(Member).min(1).max(10),
});
export type Component = z.infer<typeof Component>;

/** The lowest whole score of each band; below `average` an account is poor. */
export const Bands = z
  .strictObject({ average: z.number().int().min(1).max(99), good: z.number().int().min(2).max(100) })
  .refine(({ average, good }) => average < good, { message: 'Good begins above average', path: ['good'] });
export type Bands = z.infer<typeof Bands>;

/** What a version of a model says. */
export const ModelContent = z.strictObject({
  components: z
    .array(Component)
    .min(1)
    .max(30)
    .refine((components) => new Set(components.map(({ key }) => key)).size === components.length, 'Each key stands once'),
  bands: Bands,
});
export type ModelContent = z.infer<typeof ModelContent>;

/** Which accounts a model is for: of one of the types (any when there is none), and let through by the filter. */
export const ModelCondition = z.strictObject({ accountTypes: z.array(CustomerId).max(50), segment: AccountFilter.nullable() });
export type ModelCondition = z.infer<typeof ModelCondition>;

const ModelName = z.string().trim().min(1).max(60);
const Id = { id: z.uuid() };
const Version = z.int().min(1);

export const NewModel = z.strictObject({ name: ModelName, content: ModelContent });
export const ModelId = z.strictObject(Id);
/** `version` is the one that the editor began from. */
export const ModelVersionId = z.strictObject({ ...Id, version: Version });
export const ModelDraft = ModelVersionId.extend({ content: ModelContent });
export const ModelFields = ModelVersionId.extend({ name: ModelName, ...ModelCondition.shape });
export const ModelOrder = z.strictObject({ ids: z.array(z.uuid()).max(100) });
export const ModelTrial = z.strictObject({ ...Id, content: ModelContent });
export const BackTest = ModelTrial.extend({ horizonDays: z.literal(HORIZONS).default(90) });
export const Done = z.strictObject({});

export const ModelSummary = ModelCondition.extend({
  ...Id,
  name: z.string(),
  isDefault: z.boolean(),
  version: Version,
  /** The number of the version in force; null while there is none. */
  published: z.int().nullable(),
  publishedAt: z.date().nullable(),
  publishedBy: z.string().nullable(),
  hasDraft: z.boolean(),
  /** Accounts that the reader sees and this model scored last. */
  accounts: z.int(),
});
export type ModelSummary = z.infer<typeof ModelSummary>;

/** A model as its editor needs it: the draft, or what is published, and its latest versions, the newest first. */
export const Model = ModelSummary.extend({
  content: ModelContent,
  versions: z.array(z.strictObject({ number: z.int(), publishedAt: z.date(), publishedBy: z.string().nullable(), content: ModelContent })),
});
export type Model = z.infer<typeof Model>;

export const BandName = z.enum(BANDS);
const Distribution = z.strictObject({ poor: z.int(), average: z.int(), good: z.int(), unknown: z.int() });

/** What a draft would make of the accounts that its model is for, and of parents whose score is theirs, as far as the reader sees them. */
export const TrialResult = z.strictObject({
  asOf: z.string(),
  accounts: z.int(),
  /** By what is in force, and by the draft. */
  before: Distribution,
  after: Distribution,
  changes: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      from: z.strictObject({ score: z.int().nullable(), band: BandName }),
      to: z.strictObject({ score: z.int().nullable(), band: BandName }),
    }),
  ),
  /** Accounts that change their band, listed or not. */
  changing: z.int(),
});
export type TrialResult = z.infer<typeof TrialResult>;

const Outcomes = z.strictObject({ left: z.int(), renewed: z.int() });

/** What a draft would have said of accounts that have left or renewed since, by the values that were kept then. */
export const BackTestResult = z.strictObject({
  ...{ from: Day, to: Day, horizonDays: z.int() },
  /** Accounts that left or renewed in that time, and those of them that have a score so long before. */
  ...{ cases: Outcomes, scored: Outcomes },
  /** Metrics of the draft of which nothing was kept; their components count as missing. */
  unkept: z.array(z.string()),
  /** Null where the cases are too few to say anything. */
  findings: z
    .strictObject({
      matrix: z.strictObject({ poor: Outcomes, average: Outcomes, good: Outcomes, unknown: Outcomes }),
      /** Two decimals; 0.5 is chance. */
      area: z.number(),
      /** Of those that left: how many were no longer good on their last day, and for how many days, in the middle. */
      warned: z.int(),
      leadDays: z.int().nullable(),
      /** Good so long before, and left all the same; the latest first. */
      missed: z.array(z.strictObject({ id: z.string(), name: z.string(), leftOn: Day, score: z.int() })),
    })
    .nullable(),
});
export type BackTestResult = z.infer<typeof BackTestResult>;

export const HealthRequest = AccountReading.extend({
  /** Explains what changed since the end of this day. */
  compareTo: Day.optional(),
});
export const HealthHistoryRequest = AccountReading.extend({ days: z.number().int().min(7).max(400).default(180) });

const Shown = z.number().nullable();

const HealthMember = z.strictObject({
  ...{ metric: z.string(), value: z.string().nullable(), age: z.int().nullable(), score: Shown },
  state: z.enum(['scored', 'assumed', 'missing', 'stale', 'blocking']),
  scale: Scale,
  staleDays: z.int().nullable(),
});
export type HealthMember = z.infer<typeof HealthMember>;

/** Figures have one decimal; contributions add up to the score as it is shown. */
const HealthComponent = z.strictObject({
  ...{ key: z.string(), name: z.string().nullable(), weight: z.int(), score: Shown, contribution: Shown },
  members: z.array(HealthMember),
});
export type HealthComponent = z.infer<typeof HealthComponent>;

export const HealthChange = z.strictObject({
  ...{ day: Day, from: z.number(), to: z.number(), delta: z.number() },
  /** In the model's order; the last one, `model`, where its version changed in between. */
  components: z.array(z.strictObject({ key: z.string(), name: z.string().nullable(), metric: z.string().nullable(), delta: z.number() })),
});
export type HealthChange = z.infer<typeof HealthChange>;

const HealthOverride = z.strictObject({
  ...{ id: z.uuid(), score: z.int(), band: BandName, reason: z.string() },
  ...{ untilOn: Day, createdAt: z.iso.datetime(), createdBy: z.string().nullable() },
});

/** A child of an account whose score is made of its children's. Those that the reader doesn't see stand together, without key and name. */
const HealthChild = z.strictObject({
  ...{ key: z.string().nullable(), name: z.string().nullable() },
  /** MRR in minor units of the organization's currency. */
  weight: z.int(),
  /** Null where it has none, and of several that stand together. */
  ...{ score: Shown, contribution: Shown },
});
export type HealthChild = z.infer<typeof HealthChild>;

export const HealthReading = z.strictObject({
  ...{ asOf: Day, partial: z.boolean(), freshTo: z.iso.datetime() },
  /** Whether it is as it was known after that day; else it was worked out from what is known now. */
  isFrozen: z.boolean(),
  /** Null while no model is in force. */
  model: z.strictObject({ id: z.uuid(), name: z.string(), number: z.int() }).nullable(),
  bands: Bands,
  /** One decimal. */
  score: Shown,
  /** As shown everywhere else. */
  whole: z.int().nullable(),
  band: BandName,
  /** Share of the model's weight that had data. */
  coverage: z.number(),
  isBlocked: z.boolean(),
  override: HealthOverride.nullable(),
  components: z.array(HealthComponent),
  /** Where the score is made of the children's, them and its own, which the components add up to; else null. */
  rollUp: z.strictObject({ policy: z.enum(['worst', 'mean']), own: Shown, children: z.array(HealthChild) }).nullable(),
  /** What the organization calls its own attributes and collections, by metric. */
  labels: z.record(z.string(), z.string()),
  /** Null when it was not asked for, or when one of the days has no score. */
  change: HealthChange.nullable(),
});
export type HealthReading = z.infer<typeof HealthReading>;

/** Which days a reading is of: one and, to compare with, another. Without a day the latest, which something is kept of. */
export interface HealthQuestion {
  asOf: AsOf | null;
  compareTo: AsOf | null;
  /** Whether a latest score that is not kept yet is left to the worker, who scores an account seconds after it came. */
  isPatient?: boolean;
}

/** The body of `GET /api/v1/accounts/{id}/health`. */
export const HealthFigures = z.strictObject({
  ...{ score: Shown, band: BandName, coverage: z.number(), modelVersion: z.int().nullable() },
  override: HealthOverride.omit({ id: true }).nullable(),
  components: z.array(
    z.strictObject({
      ...{ key: z.string(), value: z.union([z.number(), z.string()]).nullable(), score: Shown, weight: z.int(), contribution: Shown },
      missing: z.boolean(),
    }),
  ),
  change: z
    .strictObject({
      ...{ from: z.number(), to: z.number(), delta: z.number() },
      components: z.array(z.strictObject({ key: z.string(), delta: z.number() })),
    })
    .optional(),
});
export type HealthFigures = z.infer<typeof HealthFigures>;

export const HealthHistory = z.strictObject({
  points: z.array(z.strictObject({ day: Day, score: Shown })),
  /** The first of those days that each version scored, oldest first. */
  versions: z.array(z.strictObject({ day: Day, name: z.string(), number: z.int() })),
});
export type HealthHistory = z.infer<typeof HealthHistory>;

export const NewOverride = z.strictObject({
  ...{ accountId: CustomerId, score: z.int().min(0).max(100), reason: z.string().trim().min(3).max(500) },
  /** The last day on which it holds; 90 days ahead at most. */
  untilOn: Day,
});
export const ParentPolicies = z.array(z.strictObject({ accountType: z.string(), name: z.string(), policy: z.enum(PARENT_POLICIES) }));
export type ParentPolicies = z.infer<typeof ParentPolicies>;
export const NewParentPolicy = z.strictObject({ accountType: CustomerId, policy: z.enum(PARENT_POLICIES) });
export const AccountOnly = z.strictObject({ accountId: CustomerId });
export const NewPulse = z.strictObject({ accountId: CustomerId, rating: z.enum(PULSE_RATINGS), comment: z.string().trim().min(1).max(2000) });
