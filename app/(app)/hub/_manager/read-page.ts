import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { ask, invokeTogether } from '@/lib/core/operation';
import { listAbsences } from '@/lib/features/hub-manager/absence';
import type { OverviewRequest } from '@/lib/features/hub-manager/contract';
import { listContactHubs, listHubMessages, readHubTimeline, readOverview } from '@/lib/features/hub-manager/queries';
import { contactHubTable, hubMessageTable } from '@/lib/features/hub-manager/table';
import { addDays, localDay } from '@/lib/kit/day';
import { defaultState } from '@/lib/kit/table-state';

const FEW_CONTACTS = 6;
const FEW_MESSAGES = 8;
const FEW_HAPPENINGS = 12;

/** Everything of the overview, read at one instant. */
export async function readManagerPage(caller: Caller, request: OverviewRequest) {
  const { whose } = request;
  const from = addDays(localDay(clock.now(), caller.organization.timezone), 1 - request.days);
  const inDays = { all: [{ column: 'sentAt', op: 'after', value: addDays(from, -1) }] };
  const { sort } = defaultState(hubMessageTable);
  const contacts = defaultState(contactHubTable);
  return invokeTogether(caller, {
    overview: ask(readOverview, request),
    messages: ask(listHubMessages, { whose, filter: inDays, sort, cursor: null, limit: FEW_MESSAGES }),
    contacts: ask(listContactHubs, { whose, filter: contacts.filter, sort: contacts.sort, cursor: null, limit: FEW_CONTACTS }),
    timeline: ask(readHubTimeline, { whose, limit: FEW_HAPPENINGS }),
    absences: ask(listAbsences, {}),
  });
}
