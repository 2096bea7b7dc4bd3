import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { may } from '@/lib/core/actor';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { type AccountRecordKind, findRecordKind } from '@/lib/registry/account-records';

interface AddLinkOptions {
  /** What the drawer is to know beside the kind, such as the collection of a row. */
  of?: string;
  /** Parameters that the page needs under the drawer. */
  search?: Readonly<Record<string, string>>;
}

/** Opens the drawer that makes a record of a kind over the tab; null for readers who may not. */
export function addLink(place: AccountPlace, kind: AccountRecordKind, label: string, { of, search }: AddLinkOptions = {}): ReactNode {
  const write = findRecordKind(kind)?.write;
  if (!write || !may(place.caller.actor, write)) return null;
  const made = of === undefined ? kind : `${kind}:${of}`;
  return (
    <ButtonLink
      size="small"
      icon="plus"
      scroll={false}
      className="print:hidden"
      href={hrefWith(place.path, { ...place.search, ...search, new: made })}
    >
      {label}
    </ButtonLink>
  );
}
