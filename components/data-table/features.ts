import { rowSelectionFeature, tableFeatures } from '@tanstack/react-table';

/** Sorting, filtering and paging happen in the database; the browser only needs to select rows. */
export const features = tableFeatures({ rowSelectionFeature });
export type Features = typeof features;
