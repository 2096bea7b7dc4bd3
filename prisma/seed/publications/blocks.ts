/** What a page of a demo document is made of, from top to bottom. */
export type Block =
  | { heading: string }
  | { text: string }
  | { steps: readonly string[] }
  | { points: readonly string[] }
  | { columns: readonly string[]; rows: readonly (readonly string[])[] }
  | { bars: readonly (readonly [label: string, value: number])[]; caption: string };

export interface DemoPage {
  title: string;
  blocks: readonly Block[];
}

export interface DemoVersion {
  fileName: string;
  /** What changed, in words; null of a first version. */
  note: string | null;
  /** Days before today on which it was uploaded. */
  daysAgo: number;
  pages: readonly DemoPage[];
}
