import type { Component, Member, ModelContent, Scale } from './contract';

/** Contents to begin a model with. The points follow what vendors of the field publish of theirs. */

const linear = (...points: readonly (readonly [at: number, score: number])[]): Scale => ({
  kind: 'linear',
  points: points.map(([at, score]) => ({ at, score })),
});

const PULSE_SCALE: Scale = {
  kind: 'categories',
  scores: [
    { value: 'poor', score: 0 },
    { value: 'average', score: 60 },
    { value: 'good', score: 100 },
  ],
  other: null,
};

const member = (metric: string, scale: Scale, rest: Partial<Member> = {}): Member => ({
  ...{ metric, scale, missing: { policy: 'exclude' }, staleDays: null },
  ...rest,
});

const of = (key: string, weight: number, one: Member): Component => ({ key, name: null, weight, members: [one] });

const stickiness = (weight: number) => of('stickiness', weight, member('stickiness', linear([0.1, 0], [0.6, 100])));
const lastSeen = (weight: number) =>
  of('last-seen', weight, member('lastSeenDays', linear([1, 100], [7, 80], [30, 0]), { missing: { policy: 'score', score: 0 } }));
const active = (weight: number) => of('active-users', weight, member('activeShare', linear([0.2, 0], [0.8, 100])));
const modules = (weight: number) => of('modules', weight, member('modulesUsed', linear([0, 0], [5, 100])));
const touch = (weight: number) => of('touch', weight, member('touchDays', linear([14, 100], [90, 0]), { missing: { policy: 'score', score: 0 } }));
const tickets = (weight: number) =>
  of('tickets', weight, member('openTicketAge', linear([2, 100], [20, 0]), { missing: { policy: 'score', score: 100 } }));
const invoices = (weight: number) => of('invoices', weight, member('overdueDays', linear([0, 100], [60, 0])));
const nps = (weight: number) => of('nps', weight, member('npsScore', linear([4, 0], [9, 100]), { staleDays: 365 }));
const pulse = (weight: number) => of('pulse', weight, member('pulse', PULSE_SCALE, { staleDays: 90 }));

const BANDS = { average: 31, good: 71 };

export const PRESETS = {
  balanced: { components: [stickiness(20), active(15), lastSeen(10), tickets(15), touch(15), nps(10), pulse(10), invoices(5)], bands: BANDS },
  adoption: { components: [lastSeen(25), active(30), modules(20), touch(25)], bands: BANDS },
  relationship: { components: [touch(30), pulse(30), nps(25), of('roles', 15, member('contactRoles', linear([0, 0], [3, 100])))], bands: BANDS },
} as const satisfies Record<string, ModelContent>;

export type PresetId = keyof typeof PRESETS;
