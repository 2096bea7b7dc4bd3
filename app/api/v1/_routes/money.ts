import { deleteExchangeRate, deleteInvoice, deleteSubscription, setExchangeRate } from '@/lib/features/money/commands';
import { Financials, InvoiceRecord, StoredInvoice, StoredSubscription, SubscriptionRecord } from '@/lib/features/money/contract';
import { missingRates } from '@/lib/features/money/conversion';
import { readAccountFinancials } from '@/lib/features/money/queries';
import { listExchangeRates } from '@/lib/features/money/rates';
import { getInvoiceRecord, getSubscriptionRecord, listInvoiceRecords, listSubscriptionRecords } from '@/lib/features/money/records';
import { readRenewals } from '@/lib/features/money/renewals';
import { Revenue, RevenueAccount } from '@/lib/features/money/revenue-contract';
import { readRevenue, readRevenueAccounts } from '@/lib/features/money/revenue-queries';
import { upsertInvoices, upsertSubscriptions } from '@/lib/features/money/upsert';
import { apiListByKey } from '@/lib/next/api-list';
import { reading, readingWhole } from '@/lib/next/api-reading';
import { api, apiUpsert } from '@/lib/next/api-route';

const SUBSCRIPTIONS = '/api/v1/subscriptions';
const INVOICES = '/api/v1/invoices';

export const moneyRoutes = {
  financials: reading('GET /api/v1/accounts/{accountId}/financials', 'What an account pays, month by month', readAccountFinancials, {
    schema: Financials,
    of: ({ financials, missing }) => {
      if (financials) return financials;
      throw missingRates(missing);
    },
  }),
  revenue: reading('GET /api/v1/revenue', 'What the recurring revenue of accounts did over some months, with retention', readRevenue, {
    schema: Revenue,
    of: ({ revenue, missing }) => {
      if (revenue) return revenue;
      throw missingRates(missing);
    },
  }),
  revenueAccounts: readingWhole(
    'GET /api/v1/revenue/accounts',
    'The accounts that make these figures, by id',
    readRevenueAccounts,
    RevenueAccount,
    ({ id }) => id,
  ),
  renewals: api('GET /api/v1/renewals', 'How many accounts renew next within some days, and for how much', readRenewals),
  listSubscriptions: apiListByKey(`GET ${SUBSCRIPTIONS}`, 'Subscriptions by id', listSubscriptionRecords, StoredSubscription, ({ id }) => id),
  upsertSubscriptions: apiUpsert(`PUT ${SUBSCRIPTIONS}`, 'Make, change and restore subscriptions by id', upsertSubscriptions, SubscriptionRecord),
  getSubscription: api(`GET ${SUBSCRIPTIONS}/{id}`, 'One subscription', getSubscriptionRecord),
  deleteSubscription: api(
    `DELETE ${SUBSCRIPTIONS}/{id}`,
    'Delete a subscription; an upsert of its id restores it within 30 days',
    deleteSubscription,
    204,
  ),
  listInvoices: apiListByKey(`GET ${INVOICES}`, 'Invoices by id', listInvoiceRecords, StoredInvoice, ({ id }) => id),
  upsertInvoices: apiUpsert(`PUT ${INVOICES}`, 'Make, change and restore invoices with lines and payments by id', upsertInvoices, InvoiceRecord),
  getInvoice: api(`GET ${INVOICES}/{id}`, 'One invoice', getInvoiceRecord),
  deleteInvoice: api(`DELETE ${INVOICES}/{id}`, 'Delete an invoice; an upsert of its id restores it within 30 days', deleteInvoice, 204),
  listRates: api('GET /api/v1/exchange-rates', 'Exchange rates into the organization’s currency', listExchangeRates),
  setRate: api('PUT /api/v1/exchange-rates', 'State what a currency is worth from a day on', setExchangeRate),
  deleteRate: api('DELETE /api/v1/exchange-rates/{currency}/{day}', 'Forget a rate', deleteExchangeRate, 204),
};
