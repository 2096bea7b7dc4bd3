import * as z from 'zod';
import { accountSetSpec } from '@/lib/features/account/table';
import { filterSchema } from '@/lib/kit/filter-schema';
import { wordedText } from '@/lib/kit/plain-text';

const Name = wordedText(100);
const AccountFilter = filterSchema(accountSetSpec);

/** A saved filter; its team sees the accounts that match one of its sets. */
export const AccountSet = z.strictObject({ id: z.uuid(), name: z.string(), filter: AccountFilter });

export const Team = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  memberIds: z.array(z.uuid()),
  sets: z.array(AccountSet),
  /** How many accounts its sets show. */
  accounts: z.int(),
});
export type Team = z.infer<typeof Team>;

export const NewTeam = z.strictObject({ name: Name });
export const TeamId = z.strictObject({ id: z.uuid() });
/** `memberIds` replaces all of the team's members; absent keeps them. */
export const TeamChange = z.strictObject({ id: z.uuid(), name: Name.optional(), memberIds: z.array(z.uuid()).max(5_000).optional() });

export const NewAccountSet = z.strictObject({ teamId: z.uuid(), name: Name, filter: AccountFilter });
export const AccountSetId = z.strictObject({ id: z.uuid() });
export const AccountSetChange = z.strictObject({ id: z.uuid(), name: Name.optional(), filter: AccountFilter.optional() });

export const Done = z.strictObject({});
