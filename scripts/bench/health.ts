import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { control } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { createHealthModel, publishHealthModel, saveModelDraft } from '@/lib/features/health/model-commands';
import { scoreChanged, scoreDay } from '@/lib/features/health/passes';
import { tryHealthModel } from '@/lib/features/health/trial';
import { localDay } from '@/lib/kit/day';
import { fillHealthBook, twelveComponents } from './health-book';
import type { Bench, Finding } from './measurement';
import { median, shown, timed } from './statistics';
import { newTenant } from './tenant';

const ACCOUNTS = 50_000;
const BOOK_MS = 60_000;
/** One changed account against the whole book. */
const SHARE = 1_000;
const TRIAL_MS = 5_000;
/** Single changes, each of another account. */
const SINGLES = 20;

async function passOver(caller: Caller, pass: typeof scoreDay): Promise<void> {
  for (let scored = 1; scored > 0; ) ({ scored } = await invoke(pass, caller, {}));
}

/** A worker that has one changed account to score. */
async function scoreOne(caller: Caller, at: number): Promise<number> {
  await sql`INSERT INTO health_mark (organization_id, account_id)
    SELECT organization_id, id FROM account WHERE organization_id = ${caller.organization.id} ORDER BY id OFFSET ${at * 37} LIMIT 1`.execute(
    control(),
  );
  return timed(() => passOver(caller, scoreChanged));
}

/** Scoring a book: all of it at night, all of it by day because the model changed, one account, and a draft tried on it. */
export async function measureHealth({ scale, repetitions }: Bench): Promise<Finding[]> {
  const caller = await newTenant('Health');
  const accounts = Math.round(ACCOUNTS * scale);
  await fillHealthBook(caller.organization.id, accounts, localDay(clock.now(), caller.organization.timezone));
  const made = await invoke(createHealthModel, caller, { name: 'Twelve', content: twelveComponents(20) });
  const published = await invoke(publishHealthModel, caller, made);
  const nightMs = await timed(() => passOver(caller, scoreDay));
  const draft = await invoke(saveModelDraft, caller, { ...published, content: twelveComponents(25) });
  await invoke(publishHealthModel, caller, draft);
  const dayMs = await timed(() => passOver(caller, scoreChanged));
  const [singles, trials]: [number[], number[]] = [[], []];
  for (let at = 0; at < SINGLES; at++) singles.push(await scoreOne(caller, at));
  for (let run = 0; run < repetitions; run++)
    trials.push(await timed(() => invoke(tryHealthModel, caller, { id: made.id, content: twelveComponents(30 + run) })));
  const book = `${shown(accounts)} accounts × 12 components`;
  const finding = (what: string, value: number, target: number, sides: string[] = []): Finding => ({
    ...{ what, value, target, sides, notes: [] },
    bound: 'most',
  });
  return [
    finding(`${book} kept after midnight, ms`, nightMs, BOOK_MS * scale),
    finding(`${book} scored anew by day, ms`, dayMs, BOOK_MS * scale),
    finding('one changed account, thousandths of the book', (median(singles) / dayMs) * SHARE, 1 / scale, [`${shown(median(singles))} ms`]),
    finding(`a draft tried on ${shown(accounts)} accounts, ms`, median(trials), TRIAL_MS * scale, [`${repetitions} trials`]),
  ];
}
