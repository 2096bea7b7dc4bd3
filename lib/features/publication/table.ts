export const PUBLICATION_KINDS = ['datasheet', 'manual', 'price_list', 'process', 'deck', 'image', 'link', 'other'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/** What becomes of copies that were shared, when a new version is there. */
export const UPDATE_POLICIES = ['follow', 'ask', 'hold'] as const;
export type UpdatePolicy = (typeof UPDATE_POLICIES)[number];

export const VERSION_STATES = ['drawing', 'ready', 'failed'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** Bytes. */
export const LARGEST_PUBLICATION = 100 * 1024 * 1024;

/** Endings of the files that get pages; office files where LibreOffice is installed. */
export const DRAWN_ENDINGS = '.pdf,.png,.jpg,.jpeg,.gif,.webp,.docx,.doc,.odt,.rtf,.xlsx,.xls,.ods,.pptx,.ppt,.ppsx,.odp';
