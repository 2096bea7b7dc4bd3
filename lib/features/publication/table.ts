import { defineTable, type PersonValue } from '@/lib/kit/table-spec';

export const LIBRARY_PATH = '/hub/library';

export const PUBLICATION_KINDS = ['datasheet', 'manual', 'price_list', 'process', 'deck', 'image', 'link', 'other'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/** What becomes of copies that were shared, when a new version is there. */
export const UPDATE_POLICIES = ['follow', 'ask', 'hold'] as const;
export type UpdatePolicy = (typeof UPDATE_POLICIES)[number];

export const VERSION_STATES = ['drawing', 'ready', 'failed'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** Of the API: where files are announced that become publications or versions. */
export const UPLOADS_ADDRESS = '/api/v1/publication-uploads';

/** Endings of the files that get pages; office files where LibreOffice is installed. */
export const DRAWN_ENDINGS = '.pdf,.png,.jpg,.jpeg,.gif,.webp,.docx,.doc,.odt,.rtf,.xlsx,.xls,.ods,.pptx,.ppt,.ppsx,.odp';

/** What is left without a title has its file's name, without the ending. */
export const titleOf = (fileName: string, title = fileName.replace(/\.[^.]*$/, '')): string => title.trim() || fileName;

/** The same of an asset, which is often called as its file. */
export const titleOfAsset = (name: string, fileName: string): string => titleOf(fileName, name === fileName ? undefined : name);

/** Whether a file of this name gets pages. */
export const getsPages = (fileName: string): boolean => DRAWN_ENDINGS.split(',').some((ending) => fileName.toLowerCase().endsWith(ending));

const FAILURES = ['damaged', 'protected', 'too_many_pages', 'too_large', 'too_slow', 'no_office'] as const;

/** Why a version has no pages, by the catalogue's name for it. */
export const failureName = (failure: string | null): (typeof FAILURES)[number] | 'unsupported' =>
  FAILURES.find((one) => one === failure) ?? 'unsupported';

/** One publication of the library. */
export interface PublicationRow {
  id: string;
  title: string;
  kind: PublicationKind;
  /** Of its newest version, ready or not. */
  state: VersionState;
  number: number | null;
  pages: number | null;
  /** Hubs in which it can be opened. */
  hubs: number;
  updatePolicy: UpdatePolicy;
  shareable: boolean;
  addedBy: PersonValue | null;
  changedAt: string;
  archived: boolean;
}

const TONES = { drawing: 'average', ready: 'good', failed: 'poor' } as const;
const words = (values: readonly string[], key: string) => values.map((value) => ({ value, label: `publication.${key}.${value}` }));

export const publicationTable = defineTable<PublicationRow>()({
  id: 'publications',
  rowKey: 'id',
  rowHref: `${LIBRARY_PATH}/{id}`,
  defaultSort: { column: 'changed', direction: 'desc' },
  defaultFilter: { all: [{ column: 'archived', op: 'is', value: false }] },
  columns: [
    { id: 'title', header: 'publication.column.title', kind: 'link', path: 'title', sortable: true, filterable: true },
    {
      ...{ id: 'kind', header: 'publication.column.kind', kind: 'enum', path: 'kind', sortable: true, filterable: true, width: 120 },
      options: words(PUBLICATION_KINDS, 'kind'),
    },
    {
      ...{ id: 'state', header: 'publication.column.state', kind: 'enum', path: 'state', sortable: true, filterable: true, width: 130 },
      options: VERSION_STATES.map((value) => ({ value, label: `publication.state.${value}`, tone: TONES[value] })),
    },
    { id: 'number', header: 'publication.column.number', kind: 'integer', path: 'number', sortable: true, width: 84 },
    { id: 'pages', header: 'publication.column.pages', kind: 'integer', path: 'pages', sortable: true, filterable: true, width: 76 },
    { id: 'hubs', header: 'publication.column.hubs', kind: 'integer', path: 'hubs', sortable: true, filterable: true, width: 76 },
    {
      ...{ id: 'policy', header: 'publication.column.policy', kind: 'enum', path: 'updatePolicy', sortable: true, filterable: true, width: 120 },
      options: words(UPDATE_POLICIES, 'policy'),
    },
    { id: 'shareable', header: 'publication.column.shareable', kind: 'boolean', path: 'shareable', filterable: true, width: 100 },
    { id: 'addedBy', header: 'publication.column.addedBy', kind: 'person', path: 'addedBy', sortable: true, filterable: true, defaultVisible: false },
    { id: 'changed', header: 'publication.column.changed', kind: 'datetime', path: 'changedAt', sortable: true, filterable: true, width: 180 },
    { id: 'archived', header: 'publication.column.archived', kind: 'boolean', path: 'archived', filterable: true, defaultVisible: false, width: 90 },
  ],
});

export type PublicationColumn = (typeof publicationTable.columns)[number]['id'];
