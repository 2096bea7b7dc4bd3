import type { Bench, Finding } from './measurement';
export async function measureFold(_: Bench): Promise<Finding[]> { return []; }
