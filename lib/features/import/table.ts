/** How a cell is read; `money` is in major units of the column's currency, or else of the record's. */
export type CellType = 'text' | 'integer' | 'number' | 'money' | 'day' | 'instant' | 'boolean' | 'choice';

/** Something that a column of a file can be. */
export interface ImportColumn {
  /** The path of the field in a record of the API; a part's field has the list's name before it. */
  id: string;
  type: CellType;
  required?: true;
  /** The list of a record that a row adds one entry to. */
  part?: string;
  /** Other headers that files give it, in lower case and without anything but letters and digits. */
  aliases?: readonly string[];
  /** Its name where the catalogue has none: of an organization's own attributes. */
  label?: string;
  /** ISO 4217, for amounts that are always of one. */
  currency?: string;
  /** What an empty cell of a part means. */
  otherwise?: number;
  /** Words that stand for stored values, by the words in lower case. */
  words?: Readonly<Record<string, string>>;
}

interface Kind {
  columns: readonly ImportColumn[];
  /** Lists that rows add to: several rows with one id are one record. */
  parts: readonly string[];
}

const text = (id: string, ...aliases: string[]): ImportColumn => ({ id, type: 'text', aliases });
const needed = (column: ImportColumn): ImportColumn => ({ ...column, required: true });
const instant = (id: string, ...aliases: string[]): ImportColumn => ({ id, type: 'instant', aliases });
const day = (id: string, ...aliases: string[]): ImportColumn => ({ id, type: 'day', aliases });
/** One of a few words of the API, in any case. */
const word = (id: string, words: readonly string[], ...aliases: string[]): ImportColumn => ({
  id,
  type: 'choice',
  aliases,
  words: Object.fromEntries(words.map((one) => [one, one])),
});
const money = (id: string, ...aliases: string[]): ImportColumn => ({ id, type: 'money', aliases });
const of = (part: string, ...columns: ImportColumn[]) => columns.map((column) => ({ ...column, id: `${part}.${column.id}`, part }));

const id = (...aliases: string[]) => needed(text('id', 'externalid', 'key', ...aliases));
const accountId = needed(text('accountId', 'account', 'accountkey', 'companyid', 'customerid', 'company', 'customer'));
const updatedAt = instant('updatedAt', 'modified', 'modifiedat', 'lastmodified', 'updated');
const email = needed(text('email', 'emailaddress', 'mail', 'respondent'));
const currency = needed(text('currency', 'currencycode'));

const billingCycle = needed(word('billingCycle', ['week', 'month', 'quarter', 'year'], 'cycle', 'interval', 'billingperiod'));
const CYCLE_WORDS = { weekly: 'week', monthly: 'month', quarterly: 'quarter', yearly: 'year', annual: 'year', annually: 'year' };

/** What can be imported. A further kind is an entry here, and one in kinds.ts. */
export const IMPORT_KINDS = {
  account: {
    parts: [],
    columns: [
      id('accountid', 'companyid', 'customerid'),
      needed(text('name', 'accountname', 'companyname', 'company', 'customer', 'account')),
      text('type', 'accounttype'),
      text('parentId', 'parent', 'parentaccount', 'parentaccountid'),
      text('relationship'),
      text('domain', 'website', 'web'),
      text('status', 'accountstatus'),
      text('lifecycleStage', 'stage', 'lifecycle'),
      text('ownerEmail', 'owner', 'csm', 'accountowner', 'owneremailaddress'),
      instant('createdAt', 'customersince', 'created', 'since', 'startdate'),
      updatedAt,
    ],
  },
  contact: {
    parts: [],
    columns: [
      id('contactid'),
      accountId,
      email,
      needed(text('firstName', 'givenname', 'first')),
      needed(text('lastName', 'surname', 'familyname', 'last')),
      text('title', 'jobtitle', 'position'),
      text('role'),
      { id: 'isKey', type: 'boolean', aliases: ['key', 'keycontact', 'iskeycontact'] },
      updatedAt,
    ],
  },
  subscription: {
    parts: ['changes'],
    columns: [
      id('subscriptionid'),
      accountId,
      needed(text('code', 'product', 'plan', 'sku', 'productcode')),
      { ...billingCycle, words: { ...billingCycle.words, ...CYCLE_WORDS } },
      currency,
      needed(day('startDate', 'start', 'starts')),
      day('endDate', 'end', 'ends'),
      word('renewal', ['auto', 'manual', 'none'], 'renewaltype'),
      day('renewsOn', 'renewaldate', 'nextrenewal'),
      { id: 'termMonths', type: 'integer', aliases: ['term'] },
      instant('cancelledAt', 'cancelled', 'canceledat'),
      day('trialEndsOn', 'trialend', 'trialends'),
      ...of(
        'changes',
        needed(day('effectiveOn', 'effective', 'effectivedate', 'from')),
        needed({ id: 'quantity', type: 'integer', aliases: ['seats', 'qty', 'units'] }),
        needed(money('unitAmount', 'price', 'unitprice', 'amount')),
        { ...money('discountAmount', 'discount'), otherwise: 0 },
      ),
      updatedAt,
    ],
  },
  invoice: {
    parts: ['lines', 'payments'],
    columns: [
      id('invoiceid'),
      accountId,
      needed(text('number', 'invoicenumber', 'invoiceno')),
      needed(instant('issuedAt', 'issued', 'date', 'invoicedate', 'issuedate')),
      instant('dueAt', 'due', 'duedate'),
      needed(word('status', ['draft', 'open', 'paid', 'void', 'uncollectible'], 'invoicestatus')),
      currency,
      ...of(
        'lines',
        needed(text('description', 'line', 'item', 'product')),
        needed(money('amount', 'lineamount', 'total')),
        needed({ id: 'recurring', type: 'boolean', aliases: ['isrecurring'] }),
      ),
      ...of(
        'payments',
        needed(text('id', 'paymentid', 'payment')),
        needed(money('amount', 'paid', 'paidamount', 'paymentamount')),
        needed(instant('paidAt', 'paidon', 'paymentdate')),
      ),
      updatedAt,
    ],
  },
  ticket: {
    parts: [],
    columns: [
      id('ticketid', 'ticket', 'number'),
      accountId,
      needed(text('subject', 'summary', 'title')),
      needed(text('status', 'state')),
      needed(text('priority')),
      needed(text('type', 'category', 'tickettype')),
      needed(instant('createdAt', 'created', 'opened', 'openedat')),
      instant('closedAt', 'closed', 'solvedat', 'resolvedat'),
      text('url', 'link'),
      text('requesterEmail', 'requester'),
      { id: 'csat', type: 'integer', aliases: ['satisfaction'] },
      updatedAt,
    ],
  },
  nps: {
    parts: [],
    columns: [
      id('responseid', 'answerid'),
      accountId,
      email,
      needed({ id: 'score', type: 'integer', aliases: ['nps', 'npsscore', 'rating'] }),
      text('comment', 'feedback', 'verbatim'),
      needed(instant('submittedAt', 'date', 'submitted', 'answeredat', 'responsedate')),
      text('survey', 'surveyname'),
      updatedAt,
    ],
  },
} as const satisfies Record<string, Kind>;

export type ImportKind = keyof typeof IMPORT_KINDS;
export const IMPORT_KIND_IDS = Object.keys(IMPORT_KINDS) as [ImportKind, ...ImportKind[]];

/** A kind as code reads it that knows none of them by name. */
export const importKind = (kind: ImportKind): Kind => IMPORT_KINDS[kind];

export const IMPORT_STATES = ['uploaded', 'mapped', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** States in which a worker has something to do. */
export const WORKING = ['checking', 'running', 'undoing'] as const satisfies readonly ImportState[];
export const isWorking = (state: ImportState): boolean => (WORKING as readonly ImportState[]).includes(state);

/** How the file writes days: as ISO 8601, or day or month first. */
export const DAY_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export const DECIMAL_MARKS = ['.', ','] as const;

export const LARGEST_IMPORT = 100 * 1024 * 1024;
export const MOST_ROWS = 1_000_000;
export const MOST_COLUMNS = 200;
/** Days after which what an import changed is not known any more. */
export const UNDO_DAYS = 30;
