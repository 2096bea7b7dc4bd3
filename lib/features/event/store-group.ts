import type { Caller } from '@/lib/core/actor';
import { toAppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import { ingestEvents } from './commands';
import type { Delivery, IngestOutput } from './contract';

/** Tries of a group that lost a conflict with another transaction. */
const TRIES = 4;

/** Stores deliveries as one transaction, again if it lost a conflict; nothing of a failed try remains. @throws AppError */
export async function storeGroup(caller: Caller, deliveries: readonly Delivery[]): Promise<IngestOutput> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await invoke(ingestEvents, caller, { deliveries });
    } catch (error) {
      if (toAppError(error).code !== 'conflict' || attempt === TRIES) throw error;
    }
  }
}
