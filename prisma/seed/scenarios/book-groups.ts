import type { AccountPlan, AccountType, Story } from './types';

type House = Pick<AccountPlan, 'domain' | 'country' | 'industry' | 'tier' | 'plan' | 'timezone'>;
type Row = [id: string, name: string, type: AccountType, users: number, story: Story];
type More = Partial<Omit<AccountPlan, 'id' | 'name' | 'type' | 'users' | 'story'>>;

/** A holding plans and pays; it moves nothing itself. */
const HEAD_OFFICE: More = { modules: ['Analytics', 'Invoicing', 'Track and trace', 'Admin'] };

const STEADY: Story = { kind: 'steady' };
const GROWING: Story = { kind: 'growing' };

/** One customer: accounts that share a mail domain, a country and a contract unless they say otherwise. */
const house =
  (shared: House) =>
  ([id, name, type, users, story]: Row, more: More = {}): AccountPlan => ({
    ...shared,
    id,
    name,
    type,
    users,
    story,
    ...more,
  });

const halden = house({
  domain: 'haldengroup.example',
  country: 'NO',
  industry: 'Road freight',
  tier: 'Strategic',
  plan: 'Enterprise',
});
const brightwater = house({
  domain: 'brightwater.example',
  country: 'GB',
  industry: 'Food and drink',
  tier: 'Strategic',
  plan: 'Enterprise',
});
const corvane = house({
  domain: 'corvane.example',
  country: 'NL',
  industry: 'Cold chain',
  tier: 'Key',
  plan: 'Enterprise',
});
const oststern = house({
  domain: 'oststern.example',
  country: 'DE',
  industry: 'Road freight',
  tier: 'Key',
  plan: 'Enterprise',
});
const alder = house({
  domain: 'alderandpine.example',
  country: 'GB',
  industry: 'Home and furniture',
  tier: 'Key',
  plan: 'Enterprise',
});
const ashgrove = house({
  domain: 'ashgrovemedical.example',
  country: 'GB',
  industry: 'Medical logistics',
  tier: 'Key',
  plan: 'Enterprise',
});
const lumen = house({
  domain: 'lumenhart.example',
  country: 'US',
  industry: 'Retail',
  tier: 'Key',
  plan: 'Enterprise',
});
const soler = house({
  domain: 'gruposoler.example',
  country: 'ES',
  industry: 'Food and drink',
  tier: 'Growth',
  plan: 'Professional',
});
const quay = house({
  domain: 'quayholdings.example',
  country: 'US',
  industry: 'Ports and terminals',
  tier: 'Key',
  plan: 'Enterprise',
  timezone: 'America/Los_Angeles',
});
const nordhavn = house({
  domain: 'nordhavn.example',
  country: 'DK',
  industry: 'Shipping agency',
  tier: 'Growth',
  plan: 'Professional',
});

const HALDEN: AccountPlan[] = [
  halden(['HF-2040', 'Halden Group', 'company', 14, STEADY], HEAD_OFFICE),
  halden(['HF-2041', 'Halden Freight Nordics', 'region', 134, STEADY], {
    parentId: 'HF-2040',
    relationship: 'region',
    adopted: { Yard: 310 },
    people: [
      { name: 'Anders Vik', title: 'Head of dispatch', role: 'dispatcher', habit: 0.95 },
      { name: 'Mari Aune', title: 'IT lead', role: 'it', habit: 0.7 },
      { name: 'Ingrid Solheim', title: 'Chief operating officer', role: 'executive', habit: 0.25 },
      { name: 'Tomas Eide', title: 'Procurement', role: 'carrier', habit: 0.5 },
      { name: 'Nils Berg', title: 'Logistics director', role: 'executive', habit: 0.45, leftDaysAgo: 96 },
    ],
  }),
  halden(['HF-2042', 'Halden Freight Iberia', 'region', 44, GROWING], {
    parentId: 'HF-2040',
    relationship: 'region',
    country: 'ES',
  }),
  halden(['HF-2043', 'Halden Cold Storage', 'line_of_business', 36, STEADY], {
    parentId: 'HF-2040',
    relationship: 'division',
    country: 'SE',
    industry: 'Cold chain',
  }),
  halden(['HF-2051', 'Halden Nordics Dispatch', 'product', 32, STEADY], {
    parentId: 'HF-2041',
    relationship: 'product',
    modules: ['Dispatch', 'Track and trace', 'Mobile driver app'],
  }),
  halden(['HF-2052', 'Halden Nordics Yard', 'product', 26, { kind: 'launched', startedDaysAgo: 310 }], {
    parentId: 'HF-2041',
    relationship: 'product',
    modules: ['Yard'],
  }),
  halden(['HF-2053', 'Halden Nordics Carrier Portal', 'product', 18, { kind: 'launched', startedDaysAgo: 74 }], {
    parentId: 'HF-2041',
    relationship: 'product',
    modules: ['Carrier portal'],
  }),
];

const BRIGHTWATER: AccountPlan[] = [
  brightwater(['BW-1107', 'Brightwater Foods', 'company', 112, GROWING], { adopted: { Integrations: 205 } }),
  brightwater(['BW-1108', 'Brightwater Chilled', 'line_of_business', 40, STEADY], {
    parentId: 'BW-1107',
    relationship: 'division',
  }),
  brightwater(['BW-1109', 'Brightwater Bakery', 'line_of_business', 26, STEADY], {
    parentId: 'BW-1107',
    relationship: 'division',
    dropped: { Invoicing: 152 },
  }),
  brightwater(['BW-1110', 'Brightwater Ireland', 'region', 18, GROWING], {
    parentId: 'BW-1107',
    relationship: 'region',
    country: 'IE',
  }),
  brightwater(['BW-1121', 'Brightwater Chilled Yard', 'product', 14, { kind: 'launched', startedDaysAgo: 148 }], {
    parentId: 'BW-1108',
    relationship: 'product',
    modules: ['Yard'],
  }),
];

const CORVANE: AccountPlan[] = [
  corvane(['CV-1310', 'Corvane Cold Chain', 'company', 62, { kind: 'champion', leftDaysAgo: 47 }], {
    dropped: { 'Carrier portal': 61 },
    people: [{ name: 'Sanne Veldkamp', title: 'Head of transport planning', role: 'dispatcher', habit: 0.98, leftDaysAgo: 47 }],
  }),
  corvane(['CV-1311', 'Corvane Antwerp', 'region', 22, STEADY], {
    parentId: 'CV-1310',
    relationship: 'region',
    country: 'BE',
  }),
  corvane(['CV-1312', 'Corvane Pharma', 'line_of_business', 16, STEADY], {
    parentId: 'CV-1310',
    relationship: 'division',
    industry: 'Medical logistics',
  }),
];

const OTHERS: AccountPlan[] = [
  oststern(['OS-1402', 'Oststern Spedition', 'company', 58, STEADY], { adopted: { Analytics: 92 } }),
  oststern(['OS-1403', 'Oststern Polska', 'region', 30, GROWING], {
    parentId: 'OS-1402',
    relationship: 'region',
    country: 'PL',
  }),
  oststern(['OS-1404', 'Oststern Projektlogistik', 'line_of_business', 15, STEADY], {
    parentId: 'OS-1402',
    relationship: 'division',
  }),
  alder(['AP-1015', 'Alder & Pine Homes', 'company', 42, GROWING]),
  alder(['AP-1016', 'Alder & Pine Homes Scotland', 'region', 14, STEADY], {
    parentId: 'AP-1015',
    relationship: 'region',
  }),
  alder(['AP-1017', 'Alder & Pine Trade', 'line_of_business', 12, STEADY], {
    parentId: 'AP-1015',
    relationship: 'division',
    industry: 'Building materials',
  }),
  ashgrove(['AG-1021', 'Ashgrove Medical Logistics', 'company', 52, STEADY]),
  ashgrove(['AG-1022', 'Ashgrove Labs Courier', 'line_of_business', 18, GROWING], {
    parentId: 'AG-1021',
    relationship: 'division',
    industry: 'Parcel and courier',
  }),
  ashgrove(['AG-1031', 'Ashgrove Courier Driver App', 'product', 16, { kind: 'launched', startedDaysAgo: 230 }], {
    parentId: 'AG-1022',
    relationship: 'product',
    modules: ['Mobile driver app'],
  }),
  lumen(['LH-1500', 'Lumen & Hart', 'company', 12, STEADY], HEAD_OFFICE),
  lumen(['LH-1501', 'Lumen & Hart Retail', 'line_of_business', 46, STEADY], {
    parentId: 'LH-1500',
    relationship: 'division',
  }),
  lumen(['LH-1502', 'Lumen & Hart Online', 'line_of_business', 26, GROWING], {
    parentId: 'LH-1500',
    relationship: 'division',
    industry: 'Parcel and courier',
  }),
  lumen(['LH-1511', 'Lumen & Hart Retail Invoicing', 'product', 9, STEADY], {
    parentId: 'LH-1501',
    relationship: 'product',
    modules: ['Invoicing'],
  }),
  soler(['SH-1600', 'Grupo Soler', 'company', 9, STEADY], HEAD_OFFICE),
  soler(['SH-1601', 'Soler Hermanos', 'region', 32, STEADY], { parentId: 'SH-1600', relationship: 'region' }),
  soler(['SH-1602', 'Soler Portugal', 'region', 14, GROWING], {
    parentId: 'SH-1600',
    relationship: 'region',
    country: 'PT',
  }),
  quay(['QW-1700', 'Quay Holdings', 'company', 7, STEADY], HEAD_OFFICE),
  quay(['QW-1701', 'Quay West Terminals', 'region', 35, STEADY], { parentId: 'QW-1700', relationship: 'region' }),
  quay(['QW-1702', 'Quay Gulf Terminals', 'region', 19, { kind: 'fading', fromDaysAgo: 170, goneDaysAgo: -35 }], {
    parentId: 'QW-1700',
    relationship: 'region',
    timezone: 'America/Chicago',
  }),
  quay(['QW-1711', 'Quay West Gate', 'product', 12, STEADY], {
    parentId: 'QW-1701',
    relationship: 'product',
    modules: ['Yard'],
  }),
  nordhavn(['NH-1800', 'Nordhavn Group', 'company', 7, STEADY], HEAD_OFFICE),
  nordhavn(['NH-1801', 'Nordhavn Shipping Agents', 'line_of_business', 24, STEADY], {
    parentId: 'NH-1800',
    relationship: 'division',
  }),
  nordhavn(['NH-1802', 'Nordhavn Bunkering', 'line_of_business', 9, { kind: 'pilot', startedDaysAgo: 205 }], {
    parentId: 'NH-1800',
    relationship: 'division',
  }),
];

/** Customers with a hierarchy, parents before their children. */
export const GROUPS: AccountPlan[] = [...HALDEN, ...BRIGHTWATER, ...CORVANE, ...OTHERS];
