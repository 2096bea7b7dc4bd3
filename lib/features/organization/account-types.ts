/** The account types of a new organization; `parents` are the types that each may hang under. */
export const ACCOUNT_TYPES = [
  { id: 'company', name: 'Company', icon: 'building', parents: ['company'] },
  { id: 'line_of_business', name: 'Line of business', icon: 'layers', parents: ['company'] },
  { id: 'region', name: 'Region', icon: 'globe', parents: ['company', 'line_of_business'] },
  { id: 'product', name: 'Product', icon: 'box', parents: ['company', 'line_of_business', 'region'] },
] as const;
