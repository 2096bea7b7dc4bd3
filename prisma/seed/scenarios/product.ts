import type { AccountPlan, Feature, RoleName } from './types';

/** Days before today on which a scenario begins: eighteen months. */
export const WINDOW_DAYS = 548;

type FeatureRow = [name: string, event: string, kind: Feature['kind'], weight: number, count: number, minutes: number];

const CATALOGUE: Record<string, FeatureRow[]> = {
  Dispatch: [
    ['Dispatch board', 'Dispatch board opened', 'page', 10, 6, 48],
    ['Load planning', 'Load planned', 'track', 8, 11, 26],
    ['Driver assignment', 'Driver assigned', 'track', 7, 14, 13],
    ['Route optimiser', 'Route optimised', 'track', 4, 4, 11],
    ['Tour templates', 'Tour template applied', 'track', 2, 3, 6],
    ['Empty-leg matching', 'Empty leg matched', 'track', 2, 3, 9],
    ['Exception desk', 'Exception resolved', 'track', 4, 7, 17],
  ],
  Yard: [
    ['Dock scheduling', 'Dock slot booked', 'track', 7, 9, 19],
    ['Gate check-in', 'Truck checked in', 'track', 8, 22, 16],
    ['Yard map', 'Yard map opened', 'page', 6, 5, 24],
    ['Trailer inventory', 'Trailer inventory counted', 'track', 3, 6, 12],
    ['Slot rebooking', 'Dock slot moved', 'track', 3, 4, 6],
    ['Gate pass printing', 'Gate pass printed', 'track', 2, 12, 5],
  ],
  'Carrier portal': [
    ['Load tenders', 'Load tendered', 'track', 8, 8, 17],
    ['Rate requests', 'Rate requested', 'track', 5, 5, 13],
    ['Carrier scorecards', 'Carrier scorecard opened', 'page', 3, 2, 12],
    ['Document exchange', 'Document exchanged', 'track', 5, 7, 8],
    ['Capacity calendar', 'Capacity calendar opened', 'page', 4, 3, 11],
    ['Haulier onboarding', 'Haulier invited', 'track', 1, 1, 14],
  ],
  Invoicing: [
    ['Freight invoices', 'Freight invoice issued', 'track', 8, 12, 28],
    ['Accessorial charges', 'Accessorial charge added', 'track', 5, 6, 10],
    ['Invoice matching', 'Invoice matched', 'track', 6, 15, 22],
    ['Dispute desk', 'Dispute answered', 'track', 3, 3, 14],
    ['Fuel surcharge tables', 'Fuel surcharge updated', 'track', 1, 1, 7],
  ],
  Analytics: [
    ['On-time report', 'On-time report opened', 'page', 7, 2, 14],
    ['Cost per shipment', 'Cost report opened', 'page', 5, 2, 13],
    ['Empty-kilometre report', 'Empty-kilometre report opened', 'page', 3, 1, 10],
    ['Dashboard builder', 'Dashboard saved', 'track', 2, 2, 21],
    ['Scheduled exports', 'Export scheduled', 'track', 1, 1, 5],
    ['CO₂ statement', 'Emission statement created', 'track', 2, 1, 9],
  ],
  'Track and trace': [
    ['Shipment search', 'Shipment searched', 'track', 9, 13, 12],
    ['Live map', 'Live map opened', 'page', 8, 5, 22],
    ['ETA alerts', 'ETA alert handled', 'track', 5, 6, 7],
    ['Customer tracking page', 'Tracking link sent', 'track', 3, 5, 4],
    ['Temperature log', 'Temperature log opened', 'page', 2, 2, 8],
  ],
  'Mobile driver app': [
    ['Stop confirmation', 'Stop confirmed', 'track', 9, 11, 15],
    ['Proof of delivery', 'Proof of delivery captured', 'track', 8, 9, 13],
    ['Vehicle check', 'Vehicle check completed', 'track', 5, 1, 6],
    ['Driver messages', 'Driver message sent', 'track', 5, 5, 7],
    ['Damage report', 'Damage reported', 'track', 1, 1, 9],
    ['Working time', 'Working time recorded', 'track', 4, 2, 3],
  ],
  Integrations: [
    ['ERP order import', 'Order import checked', 'track', 4, 3, 11],
    ['EDI monitor', 'EDI monitor opened', 'page', 5, 3, 13],
    ['Webhook settings', 'Webhook changed', 'track', 1, 1, 12],
    ['Telematics link', 'Telematics device linked', 'track', 2, 3, 10],
  ],
  Admin: [
    ['User management', 'User changed', 'track', 5, 2, 8],
    ['Role editor', 'Role changed', 'track', 2, 1, 9],
    ['Master data', 'Master data changed', 'track', 5, 6, 15],
    ['Depot settings', 'Depot settings opened', 'page', 2, 1, 7],
    ['Audit trail', 'Audit trail opened', 'page', 1, 1, 6],
  ],
};

/** Every feature of Fernway's product, by module; feature names are unique across modules. */
export const FEATURES: Feature[] = Object.entries(CATALOGUE).flatMap(([module, rows]) =>
  rows.map(([name, event, kind, weight, count, minutes]) => ({ module, name, event, kind, weight, count, minutes })),
);

export const MODULES: string[] = Object.keys(CATALOGUE);

const ESSENTIAL = ['Dispatch', 'Track and trace', 'Mobile driver app', 'Admin'];
const PROFESSIONAL = [...ESSENTIAL, 'Yard', 'Invoicing', 'Analytics'];

export const PLAN_MODULES: Record<AccountPlan['plan'], string[]> = {
  Essential: ESSENTIAL,
  Professional: PROFESSIONAL,
  Enterprise: MODULES,
};

export type Role = {
  titles: string[];
  /** Share of an account's people, before roles without a module are left out. */
  share: number;
  /** Appetite per module; the first one decides whether an account has this role at all. */
  modules: Record<string, number>;
  habit: number;
  /** Features touched on an active day, on average. */
  breadth: number;
  /** Presence on Saturday and Sunday, against 1 on a working day. */
  weekend: [saturday: number, sunday: number];
  /** Possible starts of the shift, in hours of the local day, and its length. */
  shifts: number[];
  hours: number;
};

export const ROLES: Record<RoleName, Role> = {
  dispatcher: {
    titles: ['Dispatcher', 'Senior dispatcher', 'Transport planner', 'Dispatch team lead', 'Dispatch coordinator'],
    share: 0.3,
    modules: { Dispatch: 10, 'Track and trace': 5, 'Mobile driver app': 1, 'Carrier portal': 2, Yard: 1 },
    habit: 0.68,
    breadth: 2.1,
    weekend: [0.34, 0.2],
    shifts: [5, 6, 7, 7, 8, 13],
    hours: 8.5,
  },
  driver: {
    titles: ['Driver', 'Lead driver', 'Delivery driver', 'Driver trainer', 'Fleet supervisor'],
    share: 0.18,
    modules: { 'Mobile driver app': 10, 'Track and trace': 1 },
    habit: 0.56,
    breadth: 1.5,
    weekend: [0.44, 0.16],
    shifts: [4, 5, 6, 6, 8],
    hours: 9,
  },
  yard: {
    titles: ['Yard coordinator', 'Dock supervisor', 'Gate clerk', 'Terminal shift lead', 'Warehouse coordinator'],
    share: 0.15,
    modules: { Yard: 10, 'Track and trace': 2, Dispatch: 1 },
    habit: 0.62,
    breadth: 1.8,
    weekend: [0.42, 0.22],
    shifts: [5, 6, 6, 13, 14],
    hours: 8,
  },
  carrier: {
    titles: ['Carrier manager', 'Procurement specialist', 'Freight buyer', 'Subcontractor coordinator'],
    share: 0.11,
    modules: { 'Carrier portal': 10, Dispatch: 2, Analytics: 1, Invoicing: 1 },
    habit: 0.52,
    breadth: 1.7,
    weekend: [0.04, 0.02],
    shifts: [7, 8, 8, 9],
    hours: 8.5,
  },
  billing: {
    titles: ['Billing clerk', 'Accounts receivable specialist', 'Freight auditor', 'Finance controller'],
    share: 0.1,
    modules: { Invoicing: 10, Analytics: 1, 'Carrier portal': 1 },
    habit: 0.48,
    breadth: 1.6,
    weekend: [0.02, 0.01],
    shifts: [8, 8, 9],
    hours: 8,
  },
  analyst: {
    titles: ['Operations analyst', 'Continuous improvement lead', 'Head of operations', 'Supply chain analyst'],
    share: 0.07,
    modules: { Analytics: 10, Dispatch: 1, 'Track and trace': 2, Invoicing: 1 },
    habit: 0.38,
    breadth: 1.6,
    weekend: [0.05, 0.04],
    shifts: [7, 8, 9],
    hours: 9,
  },
  it: {
    titles: ['IT lead', 'Systems administrator', 'Application owner', 'Integration engineer'],
    share: 0.05,
    modules: { Admin: 8, Integrations: 7, Analytics: 1 },
    habit: 0.32,
    breadth: 1.6,
    weekend: [0.05, 0.04],
    shifts: [7, 8, 9],
    hours: 9,
  },
  executive: {
    titles: ['Chief operating officer', 'Logistics director', 'Managing director', 'Regional director'],
    share: 0.04,
    modules: { Analytics: 10, 'Track and trace': 2 },
    habit: 0.11,
    breadth: 1.2,
    weekend: [0.06, 0.08],
    shifts: [7, 8, 9],
    hours: 10,
  },
};
