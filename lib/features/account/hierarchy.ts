import type { FieldError } from '@/lib/core/errors';

/** What the hierarchy needs to know of an account. */
export interface TreeNode {
  type: string;
  parentKey: string | null;
}

export interface HierarchyChange {
  /** The accounts as the call wants them, by key. */
  wanted: ReadonlyMap<string, TreeNode>;
  /** Live accounts as they are: those of the call, the parents it names, and all their ancestors. */
  stored: ReadonlyMap<string, TreeNode>;
  /** Each type's allowed parent types; empty: any. */
  types: ReadonlyMap<string, readonly string[]>;
  /** Accounts outside the call that stand directly below ones whose type it changes. */
  children: readonly TreeNode[];
}

type NodeOf = (key: string) => TreeNode | undefined;

const fault = (path: string, code: string, message: string): FieldError => ({ path, code, message });

/** Whether going up from an account comes back to it. */
function isOwnAncestor(key: string, nodeOf: NodeOf): boolean {
  const seen = new Set<string>();
  let up = nodeOf(key)?.parentKey ?? null;
  while (up !== null && up !== key && !seen.has(up)) {
    seen.add(up);
    up = nodeOf(up)?.parentKey ?? null;
  }
  return up === key;
}

/** What is wrong with the place above an account. */
function parentFault(key: string, node: TreeNode, { stored, types }: HierarchyChange, nodeOf: NodeOf): FieldError | null {
  if (node.parentKey === null) return null;
  const parent = nodeOf(node.parentKey);
  if (!parent) return fault('parentId', 'unknown_parent', 'There is no such account');
  if (isOwnAncestor(key, nodeOf)) return fault('parentId', 'cycle', 'An account cannot stand below itself');
  const before = stored.get(key);
  // What stood so before a type's rules were changed may stay.
  const isUnchanged = before?.parentKey === node.parentKey && before.type === node.type && stored.get(node.parentKey)?.type === parent.type;
  if (isUnchanged || fits(types, node.type, parent.type)) return null;
  return fault('parentId', 'parent_type', `An account of type ${node.type} cannot stand below one of type ${parent.type}`);
}

function fits(types: HierarchyChange['types'], type: string, parentType: string): boolean {
  const allowed = types.get(type) ?? [];
  return allowed.length === 0 || allowed.includes(parentType);
}

function faultOf(key: string, node: TreeNode, change: HierarchyChange, nodeOf: NodeOf): FieldError | null {
  if (!change.types.has(node.type)) return fault('type', 'unknown_type', 'There is no such account type');
  const misfit = change.children.find((child) => child.parentKey === key && !fits(change.types, child.type, node.type));
  if (misfit) return fault('type', 'child_type', `Accounts of type ${misfit.type} stand below it and cannot stand below this type`);
  return parentFault(key, node, change, nodeOf);
}

/**
 * What is wrong with the wanted hierarchy, by account. A refused account stays as stored, which may in turn cost
 * those that wanted to stand below it: so it is asked again until nothing more is refused.
 */
export function hierarchyFaults(change: HierarchyChange): Map<string, FieldError> {
  const faults = new Map<string, FieldError>();
  const nodeOf = (key: string) => (faults.has(key) ? undefined : change.wanted.get(key)) ?? change.stored.get(key);
  for (let before = -1; before < faults.size; ) {
    before = faults.size;
    const found = new Map<string, FieldError>();
    for (const [key, node] of change.wanted) {
      const wrong = faults.has(key) ? null : faultOf(key, node, change, nodeOf);
      if (wrong) found.set(key, wrong);
    }
    for (const [key, wrong] of found) faults.set(key, wrong);
  }
  return faults;
}
