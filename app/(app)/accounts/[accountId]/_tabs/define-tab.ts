import type { ReactNode } from 'react';
import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import type { Ask } from '@/lib/core/operation';
import type { StreamOperation } from '@/lib/core/stream';
import type { TableSpec } from '@/lib/kit/table-spec';
import type { TableState } from '@/lib/kit/table-state';
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

/** The tab's table as a file: the stream, what it is asked beside columns and words, and the table's spec and state. */
export interface TabFile {
  stream: StreamOperation<unknown>;
  input: Record<string, unknown>;
  spec: Pick<TableSpec, 'columns'>;
  state: TableState;
}

/** Names a stream with its table, typed no further: the stream checks its input itself. */
export function fileOf<I>(
  stream: StreamOperation<I>,
  { spec, state }: Pick<TabFile, 'state'> & { spec: Pick<TableSpec, 'columns'> },
  input: Record<string, unknown>,
): TabFile {
  return { stream: stream as StreamOperation<unknown>, input, spec, state };
}

type View<Data> = (props: ViewProps<Data>) => ReactNode | Promise<ReactNode>;

/** A tab as the page sees it: what it asks, and what it draws of the answers. */
export interface AccountTab {
  reads(place: AccountPlace): Record<string, Ask<unknown>>;
  View: View<Record<string, unknown>>;
  /** Without it the tab has no table to download. */
  file?: (place: AccountPlace) => TabFile | Promise<TabFile>;
}

interface TabDefinition<R extends Reads> extends Pick<AccountTab, 'file'> {
  reads: (place: AccountPlace) => R;
  View: View<{ [K in keyof R]: Answer<R[K]> }>;
}

/** A tab of the account page: data to ask for, in the header's transaction, and one server component. */
export function defineTab<R extends Reads>({ reads, View, file }: TabDefinition<R>): AccountTab {
  const asked = (place: AccountPlace) => Object.entries(reads(place)).flatMap(([name, ask]) => (ask ? [[name, ask] as const] : []));
  return { reads: (place) => Object.fromEntries(asked(place)), View: View as unknown as AccountTab['View'], file };
}
