import { headers } from 'next/headers';
import { type Caller, may } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { seenAs } from '@/lib/core/seen-as';
import { listMembers } from '@/lib/features/member/queries';

/**
 * The reader of a page as its address says: themselves, or, for those who shape pages and look at a layout before it
 * is published, as a person whom `as` names, within their own rights.
 */
export async function readerOf(caller: Caller, { preview, as }: Readonly<Record<string, string>>): Promise<Caller> {
  const { actor } = caller;
  if (preview === undefined || as === undefined || actor.kind !== 'user' || !may(actor, 'layout:admin')) return caller;
  const person = (await invoke(listMembers, caller, {})).find(({ id, status }) => id === as && status === 'active');
  if (!person) return caller;
  return { ...caller, actor: seenAs(actor, { ...person, teamIds: person.teams.map(({ id }) => id) }) };
}

/** The same for what a page's own script asks for: browsers say which page that is. */
export async function readerOfPage(caller: Caller): Promise<Caller> {
  const page = URL.parse((await headers()).get('referer') ?? '');
  return page ? readerOf(caller, Object.fromEntries(page.searchParams)) : caller;
}
