import type { AccountRecord, RecordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { recordViews } from '@/app/(app)/accounts/[accountId]/_records/index';
import { may } from '@/lib/core/actor';
import type { Ask } from '@/lib/core/operation';
import { type AccountPlace, withoutRecord } from '@/lib/next/account-page';
import { findRecordKind } from '@/lib/registry/account-records';

/** The drawer that the address asks for. */
export interface OpenRecord {
  View: RecordPart['View'];
  homeOf: RecordPart['homeOf'];
  asks: Record<string, Ask<unknown>>;
  closeHref: string;
}

const split = (value: string): [string, string] => {
  const colon = value.indexOf(':');
  return colon < 0 ? [value, ''] : [value.slice(0, colon), value.slice(colon + 1)];
};

/** What `?open=kind:key` or `?new=kind` leads to; undefined when there is nothing to draw, or not for this reader. */
export function openRecord(place: AccountPlace): OpenRecord | undefined {
  const { open, new: made } = place.search;
  const [id, key] = split(open ?? made ?? '');
  const kind = findRecordKind(id);
  if (!kind) return undefined;
  const permission = open === undefined ? kind.write : kind.read;
  const views: AccountRecord = recordViews[kind.id];
  const part = open === undefined ? views.make : views.open;
  if (!part || !permission || !may(place.caller.actor, permission)) return undefined;
  return { View: part.View, homeOf: part.homeOf, asks: part.reads(place, key), closeHref: withoutRecord(place) };
}
