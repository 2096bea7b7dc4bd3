'use server';

import type { DraftColumn } from '@/components/collection/collection-editor';
import { archiveCollection, createCollection, restoreCollection, updateCollection } from '@/lib/features/collection/commands';
import { toAction } from '@/lib/next/action';

export const archive = toAction(archiveCollection);
export const restore = toAction(restoreCollection);

/** An id for a column from its label, unlike those that are taken: "Go-live date" is `go_live_date`. */
function idOf(label: string, taken: Set<string>): string {
  const word =
    label
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^[^a-z]+|_+$/g, '')
      .slice(0, 30) || 'column';
  for (let n = 1; ; n++) {
    const id = n === 1 ? word : `${word}_${n}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

function columnsOf(columns: readonly DraftColumn[]) {
  const taken = new Set(columns.flatMap(({ id }) => id ?? []));
  return columns.map(({ id, label, kind, options, currency }) => ({
    id: id ?? idOf(label, taken),
    label,
    kind,
    ...(kind === 'list' && {
      options: options
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    }),
    ...(kind === 'currency' && { currency }),
  }));
}

interface Draft {
  name: string;
  columns: readonly DraftColumn[];
}

export async function addCollection({ name, columns }: Draft) {
  return toAction(createCollection)({ name, columns: columnsOf(columns) });
}

export async function changeCollection(id: string, version: number, { name, columns }: Draft) {
  return toAction(updateCollection)({ id, version, name, columns: columnsOf(columns) });
}
