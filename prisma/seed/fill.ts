import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { ingestEvents } from '@/lib/features/event/commands';
import { foldUsage } from '@/lib/features/usage/commands';
import { addAlertRules, addAlerts } from './alerts';
import { addChanges, addDefinitions } from './attributes';
import { addCharts, addUpHistory } from './charts';
import { addDocuments } from './documents';
import { addHealth } from './health';
import { addHubs } from './hubs';
import { addLayouts } from './layouts';
import { addMoney } from './money';
import { addPlanning } from './planning';
import { addPublications } from './publications';
import { addRelations } from './relations';
import type { ActivityCall, IdentifyCall, Scenario } from './scenarios/types';
import { addSurveys } from './surveys';
import { addWritings } from './writings';

const EVENTS_A_GROUP = 2500;

function* inGroups<T>(items: Iterable<T>): Generator<T[]> {
  let group: T[] = [];
  for (const item of items) {
    if (group.push(item) < EVENTS_A_GROUP) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

async function addAccounts(caller: Caller, data: Scenario['accounts']): Promise<void> {
  const { rejected } = await invoke(upsertAccounts, caller, { data });
  if (rejected.length > 0) throw new Error(`accounts of the scenario were refused: ${JSON.stringify(rejected)}`);
}

/** Sends calls the way the ingest sends a batch; messages stored before are not stored again. */
async function addCalls(caller: Caller, calls: Iterable<ActivityCall | IdentifyCall>, now: Date): Promise<number> {
  let stored = 0;
  for (const events of inGroups(calls)) {
    // No event comes near the size limit, so there is nothing to measure.
    const delivery = { receivedAt: now, events, bytes: 0, type: null, sentAt: null, context: null, keepTimes: true };
    const answer = await invoke(ingestEvents, caller, { deliveries: [delivery] });
    const refused = answer.rejected.flat();
    if (refused.length > 0) throw new Error(`events of the scenario were refused: ${JSON.stringify(refused.slice(0, 3))}`);
    stored += answer.stored;
  }
  return stored;
}

async function addBook(caller: Caller, scenario: Scenario, now: Date): Promise<number> {
  await addDefinitions(caller);
  await addAccounts(caller, scenario.accounts);
  await addChanges(caller, scenario.accounts, now);
  const users = await addCalls(caller, scenario.users, now);
  const events = await addCalls(caller, scenario.events, now);
  await addRelations(caller, scenario, now);
  await addWritings(caller, scenario, now);
  await addPlanning(caller, scenario, now);
  await addAlerts(caller, scenario, now);
  await addMoney(caller, scenario, now);
  await addSurveys(caller, scenario, now);
  await addLayouts(caller);
  for (let folded = 1; folded > 0; ) ({ events: folded } = await invoke(foldUsage, caller, {}));
  await addCharts(caller, scenario);
  await addHealth(caller, scenario, now);
  await addUpHistory(caller, now);
  await addAlertRules(caller, scenario, now);
  await addDocuments(caller, scenario, now);
  return users + events;
}

/**
 * Puts a scenario's accounts, users and events into an organization by the same operations that customers' calls
 * go through, and folds them. May be repeated after an interruption: nothing counts twice.
 * @returns how many events and identify calls were new
 */
export async function fillOrganization(caller: Caller, scenario: Scenario, now: Date): Promise<number> {
  const [added] = await Promise.all([addBook(caller, scenario, now), addPublications(caller, now)]);
  await addHubs(caller, now);
  return added;
}
