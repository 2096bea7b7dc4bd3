import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { closeConnections } from '@/lib/core/db/pool';
import { createOrganization } from '@/lib/features/organization/commands';
import type { CreatedOrganization } from '@/lib/features/organization/contract';
import { localDay } from '@/lib/kit/day';
import { fillOrganization } from '@/prisma/seed/fill';
import { generateScenario } from '@/prisma/seed/scenarios/fernway';
import { COLLEAGUE, ORGANIZATION, STAFF } from '@/prisma/seed/scenarios/team';
import { addStaff } from '@/prisma/seed/staff';
import { dataFolder, readPrivate, writePrivate } from './data-folder.mjs';

const BEGUN = 'seed-begun.json';

/** Kept until the seed is complete: the keys are shown once, and a second attempt must tell the same story. */
interface Begun {
  made: CreatedOrganization;
  now: string;
  /** Passwords of the staff by address. */
  staff: Record<string, string>;
}

const isThere = (organization: string) =>
  systemCaller(organization, 'seed').then(
    () => true,
    () => false,
  );

async function begin(folder: string): Promise<Begun> {
  const kept: Begun | null = readPrivate(folder, BEGUN);
  if (kept && (await isThere(kept.made.organization.id))) return kept;
  const [{ email, name }] = STAFF;
  const now = clock.now().toISOString();
  // Written before it is committed: secrets that nobody was told would be lost with this process.
  const made = await createOrganization({ ...ORGANIZATION, admin: { email, name } }, (about) =>
    writePrivate(folder, BEGUN, { made: about, now, staff: {} }),
  );
  return { made, now, staff: {} };
}

/** A colleague to sign in as who sees her team's accounts only. */
function colleague(staff: Begun['staff']): { email: string; password: string } | null {
  const password = staff[COLLEAGUE];
  return password === undefined ? null : { email: COLLEAGUE, password };
}

/** Makes the demo organization, or completes it; prints how to sign in to it as one line of JSON. */
async function seed(): Promise<void> {
  const folder = dataFolder();
  const begun = await begin(folder);
  const { organization, admin, apiKey, writeKey } = begun.made;
  const now = new Date(begun.now);
  const caller = await systemCaller(organization.id, 'seed');
  const scenario = generateScenario({ seed: 'fernway', today: localDay(now, organization.timezone), now });
  const staff = { ...begun.staff, ...(await addStaff(caller, scenario)) };
  writePrivate(folder, BEGUN, { ...begun, staff });
  await fillOrganization(caller, scenario, now);
  process.stdout.write(`${JSON.stringify({ admin, colleague: colleague(staff), apiKey, writeKey, organization: organization.name })}\n`);
  rmSync(join(folder, BEGUN));
}

try {
  await seed();
} finally {
  await closeConnections();
}
