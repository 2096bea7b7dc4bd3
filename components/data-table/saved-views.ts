import type { FormOutcome } from '@/lib/kit/form-outcome';
import type { TableView } from '@/lib/kit/table-state';

export interface SavedView {
  id: string;
  name: string;
  /** Rows that it holds for this reader. */
  count?: number;
  shared: boolean;
  /** The reader may change, share and delete it. */
  editable: boolean;
}

/** What a change of a view may hold. */
export interface ViewChange {
  id: string;
  name?: string;
  shared?: boolean;
  view?: TableView;
}

/** The page's actions on views of its table. */
export interface ViewActions {
  create: (input: { name: string; view: TableView }) => Promise<FormOutcome<{ id: string }>>;
  update: (input: ViewChange) => Promise<FormOutcome<unknown>>;
  remove: (input: { id: string }) => Promise<FormOutcome<unknown>>;
}
