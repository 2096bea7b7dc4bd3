import type { AccountPlan, AccountRecord, Story } from './types';

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** How much of the usual activity there is `daysAgo`: 0 none, 1 all of it. */
export function levelOf(story: Story, daysAgo: number): number {
  switch (story.kind) {
    case 'steady':
      return 1;
    case 'growing':
      return clamp(1 - daysAgo / 2400);
    case 'champion':
      return daysAgo >= story.leftDaysAgo ? 1 : 0.68 + 0.32 * clamp(1 - (story.leftDaysAgo - daysAgo) / 30);
    case 'fading':
      return clamp((daysAgo - story.goneDaysAgo) / (story.fromDaysAgo - story.goneDaysAgo)) ** 1.4;
    case 'quiet':
      return daysAgo > story.sinceDaysAgo ? 1 : 0;
    case 'pilot': {
      const age = story.startedDaysAgo - daysAgo;
      if (age < 0) return 0;
      return age <= 24 ? 0.75 - age * 0.022 : 0.045;
    }
    case 'launched':
    case 'onboarding': {
      const age = story.startedDaysAgo - daysAgo;
      return age < 0 ? 0 : 0.45 + 0.55 * clamp(age / 45);
    }
    case 'signed':
      return 0;
  }
}

/** Days since the account's first day in the product; null when it was there before the window. */
export function startedDaysAgo(story: Story): number | null {
  return 'startedDaysAgo' in story ? story.startedDaysAgo : null;
}

/** Share of the people who were there at the beginning; the others join over time. */
export function earlyShare(story: Story): number {
  if (story.kind === 'growing') return 0.36;
  if (story.kind === 'pilot') return 0.9;
  if (story.kind === 'launched' || story.kind === 'onboarding') return 0.4;
  return 0.76;
}

/** Days ago after which nobody joins any more: people don't join what is dying. */
export function lastJoinDaysAgo(story: Story): number {
  if (story.kind === 'fading') return story.fromDaysAgo;
  if (story.kind === 'quiet') return story.sinceDaysAgo + 12;
  if (story.kind === 'champion') return story.leftDaysAgo;
  if (story.kind === 'pilot') return story.startedDaysAgo - 20;
  return 1;
}

export function statusOf(story: Story): AccountRecord['status'] {
  if (story.kind === 'fading') return story.goneDaysAgo > 0 ? 'churned' : 'at_risk';
  if (story.kind === 'quiet' || story.kind === 'champion' || story.kind === 'pilot') return 'at_risk';
  return story.kind === 'onboarding' || story.kind === 'signed' ? 'onboarding' : 'active';
}

/** Where a customer stands; the last 90 days before a contract's anniversary are its renewal. */
export function lifecycleOf(plan: AccountPlan, contractAgeDays: number): string {
  const status = statusOf(plan.story);
  if (status === 'churned') return 'Offboarded';
  if (status === 'onboarding') return 'Onboarding';
  if (365 - (contractAgeDays % 365) <= 90) return 'Renewing';
  return contractAgeDays < 540 || plan.story.kind === 'growing' ? 'Adopting' : 'Established';
}
