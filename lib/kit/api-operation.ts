import type { SchemaField } from './schema-field';

/** One method and path of the API, as its reference shows it. */
export interface ApiOperation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: SchemaField[];
  body: SchemaField[];
  /** Status of success. */
  status: string;
  answer: SchemaField[];
}
