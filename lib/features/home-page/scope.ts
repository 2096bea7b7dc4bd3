import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import type { Permission } from '@/lib/kit/access';
import { addDays, startOfDay } from '@/lib/kit/day';
import type { Book } from './book';
import type { HomeReading, HomeRequest } from './contract';

/** Rows of a list beside others, and of one that was asked for. */
const FEW = 6;
const MANY = 500;
const DAYS_OF_ONE = 14;
const DAYS_OF_SEVERAL = 30;
const DAYS_A_WEEK = 7;

/** What every part of a Home is read by. */
export interface HomeScope {
  ctx: Context;
  book: Book;
  request: HomeRequest;
  days: NonNullable<HomeRequest['days']>;
  weeks: number;
  /** The day that health is compared with. */
  earlier: AsOf;
  /** The first instant of the days that records are counted over, which end with today. */
  from: Date;
  rows: RawBuilder<unknown>;
  /** Whether an account (or its owner, or who did something) is one of the book's. */
  owned(column: RawBuilder<unknown>): RawBuilder<SqlBool>;
  did(column: RawBuilder<unknown>): RawBuilder<SqlBool>;
  /** The live account `a` that the record `alias` is of, as far as the reader may see it. */
  joinAccount(alias: string): RawBuilder<unknown>;
  ifMay(permission: Permission, part: RawBuilder<unknown>): RawBuilder<unknown>;
}

/** Several people's Homes tell of movement and of who did what. */
export const isOfSeveral = ({ which }: Book): boolean => which === 'team' || which === 'all';

/** What a request means for a book. */
export function scopeOf(ctx: Context, book: Book, request: HomeRequest): HomeScope {
  const days: HomeReading['days'] = request.days ?? (isOfSeveral(book) ? DAYS_OF_SEVERAL : DAYS_OF_ONE);
  const organizationId = ctx.organization.id;
  const { people } = book;
  return {
    ctx,
    book,
    request,
    days,
    weeks: Math.floor(days / DAYS_A_WEEK),
    earlier: resolveAsOf(ctx, addDays(ctx.today, -1 - days)),
    from: startOfDay(addDays(ctx.today, 1 - days), ctx.organization.timezone),
    rows: sql`LIMIT ${request.list === undefined ? FEW : MANY}`,
    owned: (column) => (people ? sql`${column} = ANY(${people.map(({ email }) => email)}::text[])` : sql`true`),
    did: (column) => (people ? sql`${column} = ANY(${people.map(({ id }) => id)}::uuid[])` : sql`true`),
    joinAccount: (alias) => sql`
      JOIN account a ON a.organization_id = ${organizationId} AND a.id = ${sql.ref(`${alias}.account_id`)} AND a.deleted_at IS NULL
        AND ${visibleAccounts(ctx.actor, sql`a.id`)}`,
    ifMay: (permission, part) => (ctx.can(permission) ? part : sql`null`),
  };
}
