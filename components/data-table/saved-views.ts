import type { FormOutcome } from '@/lib/kit/form-outcome';
import type { TableView } from '@/lib/kit/table-state';

export interface SavedView {
  id: string;
  name: string;
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

/** Rows of each view for this reader, by its id; of the table without a view by the empty id. */
export type ViewCounts = Readonly<Record<string, number>>;

/** The page's actions on views of its table. */
export interface ViewActions {
  create: (input: { name: string; view: TableView }) => Promise<FormOutcome<{ id: string }>>;
  update: (input: ViewChange) => Promise<FormOutcome<unknown>>;
  /** Asked for after the page is there, so that no page waits for it. */
  count: () => Promise<ViewCounts>;
  remove: (input: { id: string }) => Promise<FormOutcome<unknown>>;
}
