export type Staff = {
  email: string;
  name: string;
  title: string;
  role: 'global_admin' | 'advanced' | 'member';
  licence: 'viewer' | 'contributor' | 'practitioner';
  /** Every account, or those of the person's teams. */
  sees: 'all' | 'teams';
};

/** A team sees the accounts of these owners. */
export type Team = { name: string; members: string[]; owners: string[] };

export type AccountType = 'company' | 'line_of_business' | 'region' | 'product';

/** A record of `PUT /api/v1/accounts`. */
export type AccountRecord = {
  id: string;
  name: string;
  type: AccountType;
  parentId: string | null;
  relationship: string | null;
  domain: string;
  createdAt: string;
  status: 'active' | 'onboarding' | 'at_risk' | 'churned';
  lifecycleStage: string;
  ownerEmail: string;
  attributes: Record<string, string | number>;
};

type Call = { messageId: string; timestamp: string; userId: string; context: { groupId: string } };

export type IdentifyCall = Call & {
  type: 'identify';
  traits: { firstName: string; lastName: string; name: string; email: string; title: string; locale: string };
};

export type TrackCall = Call & {
  type: 'track';
  event: string;
  properties: { module: string; feature: string; count: number; durationMs: number };
};

/** Segment puts the module of a page view into `category` and its feature into `name`. */
export type PageCall = Call & {
  type: 'page';
  category: string;
  name: string;
  properties: { path: string; count: number; durationMs: number };
};

export type ActivityCall = TrackCall | PageCall;

export type Scenario = {
  organization: { name: string; timezone: string; currency: string };
  members: [Staff, ...Staff[]];
  teams: Team[];
  /** Parents before their children. */
  accounts: AccountRecord[];
  /** One per account and person, by time. */
  users: IdentifyCall[];
  /** By time, none after `now`; may be walked once. */
  events: Generator<ActivityCall>;
};

/** How an account fares. Days are counted back from today: 0 is today. */
export type Story =
  | { kind: 'steady' }
  | { kind: 'growing' }
  | { kind: 'champion'; leftDaysAgo: number }
  | { kind: 'fading'; fromDaysAgo: number; goneDaysAgo: number }
  | { kind: 'quiet'; sinceDaysAgo: number }
  | { kind: 'pilot'; startedDaysAgo: number }
  | { kind: 'launched'; startedDaysAgo: number }
  | { kind: 'onboarding'; startedDaysAgo: number }
  | { kind: 'signed' };

export type RoleName = 'dispatcher' | 'driver' | 'yard' | 'carrier' | 'billing' | 'analyst' | 'it' | 'executive';

/** Someone the story needs by name; `leftDaysAgo` is the first day without them. */
export type NamedPerson = {
  name: string;
  title: string;
  role: RoleName;
  habit: number;
  leftDaysAgo?: number;
};

export type AccountPlan = {
  id: string;
  name: string;
  type: AccountType;
  parentId?: string;
  relationship?: string;
  domain: string;
  country: string;
  timezone?: string;
  industry: string;
  tier: 'Strategic' | 'Key' | 'Growth';
  plan: 'Essential' | 'Professional' | 'Enterprise';
  users: number;
  story: Story;
  people?: NamedPerson[];
  /** The only modules in use here; otherwise those of the plan. */
  modules?: string[];
  /** Modules taken up or given up within the 18 months. */
  adopted?: Record<string, number>;
  dropped?: Record<string, number>;
};

export type Feature = {
  module: string;
  name: string;
  event: string;
  kind: 'track' | 'page';
  weight: number;
  /** Typical count and minutes for one person on one day. */
  count: number;
  minutes: number;
};

/** A product user: one person in one account. */
export type Person = {
  userId: string;
  firstName: string;
  lastName: string;
  email: string;
  title: string;
  locale: string;
  role: RoleName;
  /** Chance of being active on an ordinary working day; 0 for someone invited who never came. */
  habit: number;
  joinedDaysAgo: number;
  leftDaysAgo: number | null;
  /** Start of the shift, in minutes of the local day. */
  shiftStart: number;
  features: Feature[];
};
