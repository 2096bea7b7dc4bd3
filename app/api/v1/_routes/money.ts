import { AppError } from '@/lib/core/errors';
import { deleteExchangeRate, deleteInvoice, deleteSubscription, setExchangeRate } from '@/lib/features/money/commands';
import { Financials, InvoiceRecord, StoredInvoice, StoredSubscription, SubscriptionRecord } from '@/lib/features/money/contract';
import { readAccountFinancials } from '@/lib/features/money/queries';
import { listExchangeRates } from '@/lib/features/money/rates';
import { getInvoiceRecord, getSubscriptionRecord, listInvoiceRecords, listSubscriptionRecords } from '@/lib/features/money/records';
import { upsertInvoices, upsertSubscriptions } from '@/lib/features/money/upsert';
import { apiListByKey } from '@/lib/next/api-list';
import { reading } from '@/lib/next/api-reading';
import { api, apiUpsert } from '@/lib/next/api-route';

const SUBSCRIPTIONS = '/api/v1/subscriptions';
const INVOICES = '/api/v1/invoices';

export const moneyRoutes = {
  financials: reading('GET /api/v1/accounts/{accountId}/financials', 'What an account pays, month by month', readAccountFinancials, {
    schema: Financials,
    of: ({ financials, missing }) => {
      if (financials) return financials;
      const errors = missing.map(({ currency, day }) => ({
        path: currency,
        code: 'missing_rate',
        message: `There is no rate of ${currency} on ${day}`,
      }));
      throw new AppError('precondition', 'Exchange rates are missing', { errors });
    },
  }),
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
