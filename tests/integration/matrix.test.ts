import '@/tests/support/database';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { openStream } from '@/lib/core/stream';
import { runTransfer, type Sent } from '@/lib/core/transfer';
import { type Cell, everyone, everyRow, refusalOf } from '@/tests/support/matrix';
import { type AnyOperation, type AnyStream, type AnyTransfer, loadOperations } from '@/tests/support/operations';
import { type Populated, populatedOrganization } from '@/tests/support/two-organizations';
import { EXAMPLES, type Example, RECORDS } from './matrix-examples';

const files = await loadOperations();
type Door = AnyOperation | AnyStream | AnyTransfer;
const doors: Door[] = files.flatMap(({ operations, streams, transfers }) => [...operations, ...streams, ...transfers]);
const NONE: Example = { input: () => ({}) };
const rows = doors.map((door) => ({ name: door.name, door, example: EXAMPLES[door.name] ?? NONE }));

let ours: Populated;
let theirs: Populated;
let cells: Cell[];

/** Opens the operation, the transfer, or the stream up to its first chunk, as this caller. */
async function open(door: Door, caller: Caller, input: unknown, sent?: Sent): Promise<void> {
  if ('run' in door) await invoke(door, caller, input);
  else if ('transfer' in door) await runTransfer(door, async () => caller, input, sent);
  else await (await openStream(door, async () => caller, input)).return(undefined);
}

/** Keys have nothing of a person's own, and a visit is its reader's alone. */
const isAllowed = ({ door, example }: (typeof rows)[number], { caller, mayHave }: Cell) =>
  mayHave(door.permission) && (caller.actor.kind !== 'apiKey' || (door.scope !== 'self' && !example.personal));

beforeAll(async () => {
  ours = await populatedOrganization('ours');
  theirs = await populatedOrganization('theirs');
  cells = await everyone(ours);
});

test('every operation has a row of examples, and every row an operation', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(doors.map(({ name }) => name).sort());
});

describe.each(rows)('$name', (row) => {
  const { door, example } = row;

  test('lets those in who have its permission', async () => {
    for (const cell of cells.filter((one) => isAllowed(row, one))) {
      const input = await example.input(ours, cell.caller);
      expect({ who: cell.who, refusal: await refusalOf(open(door, cell.caller, input, example.sent?.())) }).toEqual({ who: cell.who, refusal: null });
    }
  });

  test('refuses everyone else and changes nothing', async () => {
    const refused = cells.filter((one) => !isAllowed(row, one));
    const inputs = await Promise.all(refused.map(({ caller }) => example.input(ours, caller)));
    const before = await everyRow();
    for (const [index, { who, caller }] of refused.entries()) {
      expect({ who, code: (await refusalOf(open(door, caller, inputs[index])))?.code }).toEqual({ who, code: 'forbidden' });
    }
    expect(await everyRow()).toBe(before);
  });

  test("answers for another organization's record, and for an account one may not see, as for none", async () => {
    const asker = door.scope === 'visit' ? ours.visitor : ours.admin;
    for (const [kind, name] of Object.entries(example.naming ?? {})) {
      const { of, absent } = RECORDS[kind as keyof typeof RECORDS];
      const before = await everyRow();
      const refusal = (caller: Caller, id: string) => refusalOf(open(door, caller, name(id, ours)));
      const nobody = await refusal(asker, absent);
      expect({ kind, code: nobody?.code }).toEqual({ kind, code: 'not_found' });
      expect(await refusal(asker, of(theirs))).toEqual(nobody);
      if (kind === 'account') {
        const unseen = await refusal(ours.limited, ours.hidden);
        expect(unseen).toEqual(await refusal(ours.limited, absent));
        expect(['not_found', 'forbidden']).toContain(unseen?.code);
      }
      expect(await everyRow()).toBe(before);
    }
  });
});
