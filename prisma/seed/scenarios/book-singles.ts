import type { AccountPlan, Story } from './types';

type Row = [
  id: string,
  name: string,
  country: string,
  industry: string,
  tier: AccountPlan['tier'],
  plan: AccountPlan['plan'],
  users: number,
  story: Story,
];

const STEADY: Story = { kind: 'steady' };
const GROWING: Story = { kind: 'growing' };
const QUIET: Story = { kind: 'quiet', sinceDaysAgo: 21 };
const PILOT: Story = { kind: 'pilot', startedDaysAgo: 118 };
const STARTING: Story = { kind: 'onboarding', startedDaysAgo: 19 };
const SIGNED: Story = { kind: 'signed' };
const fading = (fromDaysAgo: number, goneDaysAgo: number): Story => ({ kind: 'fading', fromDaysAgo, goneDaysAgo });

const ROWS: Row[] = [
  ['PW-1901', 'Pellworth Paper', 'GB', 'Paper and packaging', 'Key', 'Professional', 31, STEADY],
  ['KP-1902', 'Kestrel Parcel', 'DE', 'Parcel and courier', 'Key', 'Enterprise', 56, GROWING],
  ['VA-1903', 'Van Aerle Dranken', 'BE', 'Food and drink', 'Key', 'Professional', 18, STARTING],
  ['MB-1904', 'Montrose Building Supply', 'GB', 'Building materials', 'Key', 'Professional', 28, STEADY],
  ['TR-1905', 'Trentline Rail Cargo', 'AT', 'Rail freight', 'Key', 'Professional', 27, fading(130, -50)],
  ['FM-1906', 'Fjordmat', 'NO', 'Food and drink', 'Growth', 'Professional', 24, STEADY],
  ['CW-1907', 'Castellan Wines', 'ES', 'Wine', 'Growth', 'Essential', 17, STEADY],
  ['GA-1908', 'Greyfield Aggregates', 'GB', 'Building materials', 'Growth', 'Essential', 19, STEADY],
  ['PR-1909', 'Petit & Roux', 'FR', 'Food and drink', 'Growth', 'Professional', 24, GROWING],
  ['HL-1910', 'Harrow Lane Furniture', 'GB', 'Home and furniture', 'Growth', 'Essential', 14, STEADY],
  ['IF-1911', 'Ilmatar Forestry', 'FI', 'Forestry', 'Growth', 'Professional', 22, GROWING],
  ['ZA-1912', 'Zephyr Air Freight', 'NL', 'Air freight', 'Growth', 'Professional', 20, QUIET],
  ['BP-1913', 'Bexley Pharma Wholesale', 'GB', 'Medical logistics', 'Key', 'Enterprise', 34, STEADY],
  ['RC-1914', 'Rossetti Ceramiche', 'IT', 'Building materials', 'Growth', 'Essential', 16, STEADY],
  ['DD-1915', 'Dunmore Dairy', 'IE', 'Food and drink', 'Growth', 'Professional', 18, STEADY],
  ['SM-1916', 'Silvermere Textiles', 'PL', 'Textiles', 'Growth', 'Essential', 16, fading(290, 150)],
  ['KR-1917', 'Kurohama Reefer', 'JP', 'Cold chain', 'Growth', 'Professional', 19, GROWING],
  ['WC-1918', 'Wattle Creek Grain', 'AU', 'Southern agriculture', 'Growth', 'Essential', 17, STEADY],
  ['SP-1919', 'Saltmarsh Provisions', 'US', 'Food and drink', 'Growth', 'Professional', 15, fading(395, 265)],
  ['ML-1920', 'Monte Lirio Cacao', 'MX', 'Agriculture', 'Growth', 'Essential', 10, PILOT],
  ['TB-1921', 'Thistle & Reed Brewing', 'GB', 'Food and drink', 'Growth', 'Essential', 0, SIGNED],
  ['HS-1922', 'Hallvik Seafood', 'NO', 'Food and drink', 'Growth', 'Essential', 13, fading(120, 38)],
  ['BB-1923', 'Bordewijk Bloemen', 'NL', 'Flowers', 'Growth', 'Professional', 20, STEADY],
  ['KS-1924', 'Kalmora Spices', 'IN', 'Food and drink', 'Growth', 'Essential', 14, GROWING],
];

const domainOf = (name: string) => `${name.toLowerCase().replace(/[^a-z]/g, '')}.example`;

/** Customers that are one account. */
export const SINGLES: AccountPlan[] = ROWS.map(([id, name, country, industry, tier, plan, users, story]) => ({
  id,
  name,
  type: 'company',
  domain: domainOf(name),
  country,
  industry,
  tier,
  plan,
  users,
  story,
}));
