import { control } from '../db/database';

export interface Home {
  organizationId: number;
  membershipId: string;
}

/** Where a person signs in: the active membership they used last, else the one they were given first. */
export async function homeOf(identityId: string): Promise<Home | undefined> {
  return control()
    .selectFrom('membership as m')
    .select(['m.organizationId', 'm.id as membershipId'])
    .where('m.identityId', '=', identityId)
    .where('m.status', '=', 'active')
    .orderBy(
      (eb) =>
        eb
          .selectFrom('session as s')
          .select((one) => one.fn.max('s.lastSeenAt').as('at'))
          .whereRef('s.identityId', '=', 'm.identityId')
          .whereRef('s.organizationId', '=', 'm.organizationId'),
      (order) => order.desc().nullsLast(),
    )
    .orderBy('m.createdAt')
    .limit(1)
    .executeTakeFirst();
}
