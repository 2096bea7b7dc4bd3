import type { Bench, Finding } from './measurement';
export async function measureList(_: Bench): Promise<Finding[]> {
  return [];
}
