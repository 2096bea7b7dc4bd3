'use client';

import { type FieldValues, type UseFormReturn, useWatch } from 'react-hook-form';
import { type FieldAria, labelId } from '@/components/form/field';
import { Checkbox } from '@/components/ui/checkbox';
import type { Option } from '@/components/ui/input';

interface ChoicesProps extends FieldAria {
  name: string;
  form: UseFormReturn<FieldValues>;
  options: readonly Option[];
}

/** Several of a list, each with its box. The role of a group knows no `aria-required`: its label tells what is optional. */
export function Choices({ name, form, options, id, 'aria-required': _required, ...aria }: ChoicesProps) {
  const chosen: readonly string[] = useWatch({ control: form.control, name }) ?? [];
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    form.setValue(name, next, { shouldDirty: true });
  };
  return (
    <fieldset
      id={id}
      aria-labelledby={labelId(id)}
      {...aria}
      className="grid max-h-44 gap-0.5 overflow-y-auto rounded-md border border-line-control p-1.5"
    >
      {options.map(({ value, label }) => (
        <label key={value} className="flex min-h-7 items-center gap-2 rounded-sm px-1.5 hover:bg-hover">
          <Checkbox checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span className="cut">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
