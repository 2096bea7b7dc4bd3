import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { overrideHealth, writePulse } from '@/lib/features/health/commands';
import { createHealthModel } from '@/lib/features/health/model-commands';
import { scoreChanged, scoreDay } from '@/lib/features/health/passes';
import { PRESETS } from '@/lib/features/health/presets';
import { localDay } from '@/lib/kit/day';

interface Place {
  /** Each gets a pulse, an override and scores; every text in them begins with its account's canary. */
  open: string;
  hidden: string;
  canary: string;
}

/** What is thought of the accounts of an organization, and how they are scored. @returns the id of a model of its own */
export async function populateHealth(system: Caller, { open, hidden, canary }: Place): Promise<string> {
  const untilOn = localDay(clock.now(), system.organization.timezone);
  for (const accountId of [open, hidden]) await invoke(writePulse, system, { accountId, rating: 'good', comment: `${accountId} pulse` });
  for (let scored = 1; scored > 0; ) ({ scored } = await invoke(scoreDay, system, {}));
  for (let scored = 1; scored > 0; ) ({ scored } = await invoke(scoreChanged, system, {}));
  for (const accountId of [open, hidden]) await invoke(overrideHealth, system, { accountId, score: 40, reason: `${accountId} reason`, untilOn });
  await withTenant(system.organization.id, (db) =>
    sql`INSERT INTO health_roll_up (organization_id, account_id, day, policy, parts)
      SELECT organization_id, id, '2020-01-01', 'mean', jsonb_build_array(jsonb_build_object('id', id, 'weight', 1, 'score', null)) FROM account
      WHERE organization_id = ${system.organization.id} AND key = ANY(${[open, hidden]}::text[])`.execute(db),
  );
  return (await invoke(createHealthModel, system, { name: `${canary} model`, content: PRESETS.adoption })).id;
}
