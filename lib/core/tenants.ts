import { sql } from 'kysely';
import type { Caller } from './actor';
import { systemCaller } from './auth/callers';
import { control } from './db/database';

/** Ids of all organizations. */
export async function allOrganizations(): Promise<number[]> {
  const rows = await control().selectFrom('organization').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

/** All organizations as an operator names them, by age. */
export function listOrganizations() {
  return control().selectFrom('organization').select(['publicId as id', 'name', 'timezone', 'currency']).orderBy('organization.id').execute();
}

/** Ids of the organizations that have events waiting to be folded since an instant or longer. */
export async function organizationsWithSegments(since: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT DISTINCT organization_id AS id FROM segment WHERE folded_at IS NULL AND received_at <= ${since} ORDER BY id`.execute(control());
  return rows.map((row) => row.id);
}

/** Ids of the organizations that have accounts whose health is to be scored anew. */
export async function organizationsWithMarks(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT DISTINCT organization_id AS id FROM health_mark ORDER BY id`.execute(control());
  return rows.map((row) => row.id);
}

/** Ids of the organizations that have accounts which alert rules are to look at within the day. */
export async function organizationsToLookAt(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT DISTINCT organization_id AS id FROM alert_mark ORDER BY id`.execute(control());
  return rows.map((row) => row.id);
}

/** Ids of the organizations where members are to be mailed of alerts by now. */
export async function organizationsWithNotices(now: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT DISTINCT organization_id AS id FROM alert_notice WHERE due_at <= ${now} AND sent_at IS NULL ORDER BY id`.execute(control());
  return rows.map((row) => row.id);
}

/** Ids of the organizations where readers' visits are open whose last beat came at an instant or before. */
export async function organizationsWithVisits(until: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT DISTINCT organization_id AS id FROM hub_visit WHERE closed_at IS NULL AND last_beat_at <= ${until} ORDER BY id`.execute(control());
  return rows.map((row) => row.id);
}

/** Ids of the organizations where members are to be mailed of hubs by now. */
export async function organizationsWithHubNotices(now: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT DISTINCT organization_id AS id FROM hub_notice WHERE due_at <= ${now} AND sent_at IS NULL ORDER BY id`.execute(control());
  return rows.map((row) => row.id);
}

/** Ids of the organizations that have hubs. */
export async function organizationsWithHubs(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT DISTINCT organization_id AS id FROM hub ORDER BY id`.execute(control());
  return rows.map((row) => row.id);
}

/** Imports of all organizations that have something to do and have not got further since an instant. */
export async function idleImports(since: Date): Promise<{ organizationId: number; importId: string }[]> {
  const { rows } = await sql<{ organizationId: number; importId: string }>`
    SELECT organization_id AS "organizationId", id AS "importId" FROM data_import
    WHERE state IN ('checking', 'running', 'undoing') AND updated_at <= ${since} ORDER BY updated_at`.execute(control());
  return rows;
}

/** Versions of publications of all organizations that wait for their pages since an instant or longer. */
export async function idleDrawings(since: Date): Promise<{ organizationId: number; versionId: string }[]> {
  const { rows } = await sql<{ organizationId: number; versionId: string }>`
    SELECT organization_id AS "organizationId", id AS "versionId" FROM publication_version
    WHERE state = 'drawing' AND created_at <= ${since} ORDER BY created_at`.execute(control());
  return rows;
}

/** Runs `work` for each organization in turn, as a job of that name. */
export async function forEachOrganization(ids: readonly number[], job: string, work: (caller: Caller) => Promise<void>): Promise<void> {
  for (const id of ids) await work(await systemCaller(id, job));
}
