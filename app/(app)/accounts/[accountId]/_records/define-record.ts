import type { ReactNode } from 'react';
import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import type { Ask } from '@/lib/core/operation';
import type { AccountPlace } from '@/lib/next/account-page';

type Reads = Record<string, Ask<unknown>>;
type Data<R extends Reads> = { [K in keyof R]: R[K] extends Ask<infer O> ? O : never };

export interface RecordProps<D> {
  place: AccountPlace;
  top: HeadAnswers;
  data: D;
  /** The page without the drawer. */
  closeHref: string;
}

type View<P> = (props: P) => ReactNode | Promise<ReactNode>;

interface Part<R extends Reads> {
  /** Asked in the page's own transaction. */
  reads: (place: AccountPlace, key: string) => R;
  /** The customer's id of the account that the record belongs to, where its key alone finds it. */
  homeOf?: (data: Data<R>) => string;
  /** Draws a RecordDrawer. */
  View: View<RecordProps<Data<R>>>;
}

/** A part with its types forgotten, as the page sees it. */
export interface RecordPart {
  reads(place: AccountPlace, key: string): Reads;
  homeOf?(data: Record<string, unknown>): string;
  View: View<RecordProps<Record<string, unknown>>>;
}

export interface AccountRecord {
  /** The drawer of one that is there; its key comes from the address. */
  open?: RecordPart;
  /** The drawer that makes one; `key` is what follows the kind in `?new=kind:key`, or empty. */
  make?: RecordPart;
}

/** One half of a kind of record: what a drawer asks, and what it draws of the answers. */
export function recordPart<R extends Reads>(part: Part<R>): RecordPart {
  return part as unknown as RecordPart;
}
