import { mailName, NAMES } from './names';
import { FEATURES, PLAN_MODULES, ROLES, WINDOW_DAYS } from './product';
import { type Random, randomStream } from './random';
import { earlyShare, lastJoinDaysAgo, startedDaysAgo } from './stories';
import type { AccountPlan, Feature, NamedPerson, Person, RoleName } from './types';

/** Who a person is, wherever they work. */
type Identity = Pick<Person, 'userId' | 'firstName' | 'lastName' | 'email' | 'title' | 'role' | 'locale'>;

const ABROAD = Object.keys(NAMES);

export function modulesOf(plan: AccountPlan): string[] {
  return plan.modules ?? PLAN_MODULES[plan.plan];
}

/** The roles whose first module is in use there. */
function rolesOf(plan: AccountPlan): RoleName[] {
  const modules = new Set(modulesOf(plan));
  const names = Object.keys(ROLES) as RoleName[];
  return names.filter((name) => modules.has(Object.keys(ROLES[name].modules)[0] ?? ''));
}

function roleOf(random: Random, plan: AccountPlan): RoleName {
  const roles = rolesOf(plan);
  const role = roles[random.weighted(roles.map((name) => ROLES[name].share))];
  if (!role) throw new RangeError(`No role in ${plan.id}`);
  return role;
}

/** The features a person knows: most of their own module, some of the others, in their own proportions. */
function knownFeatures(random: Random, plan: AccountPlan, role: RoleName): Feature[] {
  const modules = new Set(modulesOf(plan));
  const appetite = ROLES[role].modules;
  const own = FEATURES.filter(({ module }) => modules.has(module) && appetite[module] !== undefined);
  const known = own.filter(({ module, weight }) => {
    const liking = appetite[module] ?? 0;
    return random.chance(Math.min(0.94, 0.12 + (liking / 10) * 0.5 + (weight / 10) * 0.42));
  });
  return (known.length > 0 ? known : own.slice(0, 1)).map((feature) => ({
    ...feature,
    weight: feature.weight * (appetite[feature.module] ?? 1) * random.around(0.9),
  }));
}

/** One in twenty was invited and never came; the others run from occasional to constant. */
function habitOf(random: Random, role: RoleName): number {
  const draw = random.next();
  if (draw < 0.05) return 0;
  const engagement = draw < 0.22 ? 0.22 : draw < 0.72 ? 0.8 : 1.12;
  return Math.min(0.96, ROLES[role].habit * engagement * (0.85 + 0.3 * random.next()));
}

function joinedDaysAgo(random: Random, plan: AccountPlan): number {
  const start = startedDaysAgo(plan.story) ?? WINDOW_DAYS;
  if (random.chance(earlyShare(plan.story))) return start;
  return random.whole(Math.min(start, lastJoinDaysAgo(plan.story)), start);
}

function leftDaysAgo(random: Random, plan: AccountPlan, joined: number): number | null {
  const mayLeave = plan.story.kind === 'steady' || plan.story.kind === 'growing';
  return mayLeave && joined > 120 && random.chance(0.09) ? random.whole(24, joined - 60) : null;
}

/** Gives every person of the book a mail address and a user id that nobody else has. */
export function openDirectory() {
  const taken = new Set<string>();
  const addressOf = (firstName: string, lastName: string, domain: string) => {
    const name = mailName(firstName, lastName);
    for (let n = 1; ; n++) {
      const email = `${name}${n === 1 ? '' : n}@${domain}`;
      if (taken.has(email)) continue;
      taken.add(email);
      return email;
    }
  };
  return (random: Random, plan: AccountPlan, named?: NamedPerson): Identity => {
    const country = random.chance(0.84) ? plan.country : random.pick(ABROAD);
    const pool = NAMES[country];
    if (!pool) throw new RangeError(`No names for country ${country}`);
    const [firstName = '', lastName = ''] = named?.name.split(' ') ?? [random.pick(pool.first), random.pick(pool.last)];
    const role = named?.role ?? roleOf(random, plan);
    return {
      userId: `usr_${random.uuid().replaceAll('-', '').slice(0, 12)}`,
      firstName,
      lastName,
      email: addressOf(firstName, lastName, plan.domain),
      title: named?.title ?? random.pick(ROLES[role].titles),
      role,
      locale: NAMES[named ? plan.country : country]?.locale ?? 'en-GB',
    };
  };
}

type Directory = ReturnType<typeof openDirectory>;

/** People of the account above whose work fits this product: they are users of both. */
function sharedWith(plan: AccountPlan, above: readonly Person[]): Person[] {
  if (plan.type !== 'product') return [];
  const roles = new Set(rolesOf(plan));
  return above.filter(({ role, leftDaysAgo: left }) => roles.has(role) && left === null).slice(0, Math.ceil(plan.users * 0.6));
}

/** The product users of one account; `above` are those of its parent. */
export function peopleOf(seed: string, plan: AccountPlan, above: readonly Person[], directory: Directory): Person[] {
  const random = randomStream(`${seed}/people/${plan.id}`);
  const shared = sharedWith(plan, above);
  return Array.from({ length: plan.users }, (_, index) => {
    const named = plan.people?.[index];
    const identity: Identity = shared[index] ?? directory(random, plan, named);
    const joined = named ? (startedDaysAgo(plan.story) ?? WINDOW_DAYS) : joinedDaysAgo(random, plan);
    const { shifts } = ROLES[identity.role];
    return {
      ...identity,
      habit: named?.habit ?? habitOf(random, identity.role),
      joinedDaysAgo: joined,
      leftDaysAgo: named ? (named.leftDaysAgo ?? null) : leftDaysAgo(random, plan, joined),
      shiftStart: random.pick(shifts) * 60 + random.whole(-20, 25),
      features: knownFeatures(random, plan, identity.role),
    };
  });
}
