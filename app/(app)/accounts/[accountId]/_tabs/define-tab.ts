import type { ReactNode } from 'react';
import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import type { Ask } from '@/lib/core/operation';
import type { AccountPlace } from '@/lib/next/account-page';

/** What a tab asks; undefined is not asked this time. */
type Reads = Record<string, Ask<unknown> | undefined>;
type Answer<A> = A extends Ask<infer O> ? O : undefined;

interface ViewProps<Data> {
  place: AccountPlace;
  /** What the header read already. */
  top: HeadAnswers;
  data: Data;
}

type View<Data> = (props: ViewProps<Data>) => ReactNode | Promise<ReactNode>;

/** A tab as the page sees it: what it asks, and what it draws of the answers. */
export interface AccountTab {
  reads(place: AccountPlace): Record<string, Ask<unknown>>;
  View: View<Record<string, unknown>>;
}

/** A tab of the account page: data to ask for, in the header's transaction, and one server component. */
export function defineTab<R extends Reads>({ reads, View }: { reads: (place: AccountPlace) => R; View: View<{ [K in keyof R]: Answer<R[K]> }> }): AccountTab {
  const asked = (place: AccountPlace) => Object.entries(reads(place)).flatMap(([name, ask]) => (ask ? [[name, ask] as const] : []));
  return { reads: (place) => Object.fromEntries(asked(place)), View: View as unknown as AccountTab['View'] };
}
