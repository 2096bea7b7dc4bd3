import { Tag } from '@/components/ui/tag';
import type { ApiOperation } from '@/lib/kit/api-operation';
import { FieldTable, type FieldWords } from './field-table';

export interface EntryWords extends FieldWords {
  parameters: string;
  body: string;
  answer: string;
}

/** One method and path of the API, with what it takes and answers. */
export function OperationEntry({ operation, words }: { operation: ApiOperation; words: EntryWords }) {
  const { id, method, path, summary, description, parameters, body, status, answer } = operation;
  return (
    <details id={id} className="border-b border-line">
      <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 py-2">
        <Tag className="w-16 justify-center font-mono">{method}</Tag>
        <span className="font-mono break-all">{path}</span>
        <span className="text-ink-2">{summary}</span>
      </summary>
      <div className="pb-4 pl-19 phone:pl-0">
        <p className="text-ink-2">{description}</p>
        <FieldTable caption={words.parameters} fields={parameters} words={words} />
        <FieldTable caption={words.body} fields={body} words={words} />
        <FieldTable caption={`${words.answer} ${status}`} fields={answer} words={words} />
      </div>
    </details>
  );
}
