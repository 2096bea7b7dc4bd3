import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import type { AccountRecordKind } from '@/lib/registry/account-records';

/** The page with a record open over it. */
export function recordHref({ path, search }: Pick<AccountPlace, 'path' | 'search'>, kind: AccountRecordKind, key: string): string {
  return hrefWith(path, { ...search, open: `${kind}:${key}` });
}
