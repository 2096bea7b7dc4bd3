import type { SchemaField } from '@/lib/kit/schema-field';

export interface FieldWords {
  field: string;
  type: string;
  required: string;
}

/** The fields of an input or an answer. */
export function FieldTable({ caption, fields, words }: { caption: string; fields: readonly SchemaField[]; words: FieldWords }) {
  if (fields.length === 0) return null;
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="w-full min-w-120 table-fixed text-left text-sm">
        <caption className="py-1 text-left font-medium text-ink-2">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-ink-2">
            <th scope="col" className="py-1 pr-4 font-medium">
              {words.field}
            </th>
            <th scope="col" className="py-1 font-medium">
              {words.type}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ path, type, required, note }) => (
            <tr key={path} className="border-b border-line align-top">
              <th scope="row" className="py-1 pr-4 font-mono font-normal break-words">
                {path}
                {required && <span className="ml-2 font-sans text-ink-2">{words.required}</span>}
              </th>
              <td className="py-1">
                <span className="font-mono text-ink-2">{type}</span>
                {note && <span className="block">{note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
