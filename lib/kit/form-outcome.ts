export interface FormError {
  /** Dotted path of the field; empty for the form as a whole. */
  path: string;
  code: string;
  /** For people. */
  message: string;
}

/** What a form's action answers: its result, or what is wrong where. */
export type FormOutcome<Data> = { data: Data } | { errors: readonly FormError[] };
