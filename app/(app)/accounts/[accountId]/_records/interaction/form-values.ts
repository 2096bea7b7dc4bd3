import type { InteractionDetail } from '@/lib/features/interaction/contract';
import { instantOf, localMinute } from '@/lib/kit/day';

type Known = Pick<InteractionDetail['participants'][number], 'email' | 'role'>;

/** What a form needs to know to read its input: the zone of its times, and the roles that people have already. */
export interface FormPlace {
  timeZone: string;
  participants: readonly Known[];
  /** What someone new takes part as. */
  role: string;
}

/** A touchpoint as its form holds it: people on two sides by their addresses, local times. */
export function interactionValues(detail: InteractionDetail, timeZone: string) {
  const { type, subtype, reason, sentiment, subject, body, status, durationMinutes, participants } = detail;
  const emails = (us: boolean) => participants.flatMap((one) => (one.us === us ? one.email : []));
  const occurredAt = localMinute(new Date(detail.occurredAt), timeZone);
  return { type, subtype, reason, sentiment, subject, body, status, durationMinutes, occurredAt, customers: emails(false), colleagues: emails(true) };
}

interface FormInput {
  occurredAt?: unknown;
  customers?: readonly string[];
  colleagues?: readonly string[];
  followUp?: { title?: string };
}

/** A form's input as operations take it; a time that is none is left for them to refuse. */
export function interactionInput({ occurredAt, customers = [], colleagues = [], followUp, ...rest }: FormInput, place: FormPlace): object {
  const roles = new Map(place.participants.map(({ email, role }) => [email, role]));
  return {
    ...rest,
    occurredAt: (typeof occurredAt === 'string' && instantOf(occurredAt, place.timeZone)?.toISOString()) || occurredAt,
    participants: [...customers, ...colleagues].map((email) => ({ email, role: roles.get(email) ?? place.role })),
    ...(followUp?.title && { followUps: [followUp] }),
  };
}
