/** Lengths of the longest common subsequences of what is left of both lists from each place on. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const [here, right, below] = [lengths[i], lengths[i]?.[j + 1] ?? 0, lengths[i + 1]?.[j] ?? 0];
      if (here) here[j] = before[i] === after[j] ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(right, below);
    }
  }
  return lengths;
}

/**
 * Numbers, from 1, of the pages that a version has and the one before hadn't, by their digests. Pages are matched in their
 * order, so that an inserted page doesn't make all later ones changed (longest common subsequence).
 */
export function changedPages(before: readonly string[], after: readonly string[]): number[] {
  const lengths = commonLengths(before, after);
  const changed: number[] = [];
  let i = 0;
  for (let j = 0; j < after.length; ) {
    if (i < before.length && before[i] === after[j]) [i, j] = [i + 1, j + 1];
    else if ((lengths[i + 1]?.[j] ?? 0) > (lengths[i]?.[j + 1] ?? 0)) i += 1;
    else changed.push(++j);
  }
  return changed;
}
