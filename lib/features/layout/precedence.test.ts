import { describe, expect, it } from 'vitest';
import { chooseLayout, explainLayouts, placementOf } from './precedence';

const layout = (
  name: string,
  accountType: string | null,
  team: string | null,
  variant: 'any' | 'parent' | 'child',
  published: number | null = 1,
) => ({
  name,
  accountType,
  teamId: team,
  teamName: team,
  variant,
  published,
});

const ALL = [
  layout('default', null, null, 'any'),
  layout('default child', null, null, 'child'),
  layout('team', null, 'north', 'any'),
  layout('team parent', null, 'north', 'parent'),
  layout('type', 'region', null, 'any'),
  layout('type child', 'region', null, 'child'),
  layout('type+team', 'region', 'north', 'any'),
  layout('type+team child', 'region', 'north', 'child'),
  layout('type+other team', 'region', 'arctic', 'any'),
  layout('draft', 'product', 'north', 'any', null),
];

/** What a reader of some teams sees on an account, most specific layouts taken away one by one. */
function cascade(type: string, teamIds: string[], place: 'parent' | 'child' | 'alone'): string[] {
  const left = ALL.filter(({ published }) => published !== null);
  const seen: string[] = [];
  for (;;) {
    const chosen = chooseLayout(left, { type, teamIds, place });
    if (!chosen) return seen;
    seen.push(chosen.name);
    left.splice(left.indexOf(chosen), 1);
  }
}

describe('the most specific layout', () => {
  it.each([
    ['region', ['north'], 'child', ['type+team child', 'type+team', 'type child', 'type', 'team', 'default child', 'default']],
    ['region', ['north'], 'parent', ['type+team', 'type', 'team parent', 'team', 'default']],
    ['region', ['north'], 'alone', ['type+team', 'type', 'team', 'default']],
    ['region', [], 'child', ['type child', 'type', 'default child', 'default']],
    ['company', ['north'], 'parent', ['team parent', 'team', 'default']],
    ['company', ['south'], 'parent', ['default']],
    ['region', ['north', 'arctic'], 'alone', ['type+other team', 'type+team', 'type', 'team', 'default']],
  ] as const)('of a %s for teams %j as %s', (type, teams, place, expected) => {
    expect(cascade(type, [...teams], place)).toEqual(expected);
  });

  it('is the built-in one where none fits', () => {
    expect(chooseLayout([layout('type', 'region', null, 'any')], { type: 'company', teamIds: [], place: 'alone' })).toBeNull();
  });
});

it('says of each layout what keeps it from being the one', () => {
  const verdicts = (type: string, teamIds: string[]) =>
    Object.fromEntries(explainLayouts(ALL, { type, teamIds, place: 'child' }).map(({ layout: { name }, verdict }) => [name, verdict]));
  expect(verdicts('region', ['north', 'arctic'])).toEqual({
    default: 'lessSpecific',
    'default child': 'lessSpecific',
    team: 'lessSpecific',
    'team parent': 'otherVariant',
    type: 'lessSpecific',
    'type child': 'lessSpecific',
    'type+team': 'lessSpecific',
    'type+team child': 'wins',
    'type+other team': 'lessSpecific',
    draft: 'otherType',
  });
  expect(verdicts('product', ['north'])).toMatchObject({ draft: 'draft', team: 'wins', 'type+team': 'otherType', 'type+other team': 'otherType' });
  expect(verdicts('region', ['arctic'])).toMatchObject({ 'type+other team': 'wins', 'type+team': 'otherTeam', 'type+team child': 'otherTeam' });
});

it('names where an account stands by what the reader sees below it', () => {
  expect([placementOf(true, 2), placementOf(false, 2), placementOf(true, 0), placementOf(false, 0)]).toEqual(['parent', 'parent', 'child', 'alone']);
});
