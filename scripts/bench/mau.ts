import type { Bench, Finding } from './measurement';
export async function measureMau(_: Bench): Promise<Finding[]> { return []; }
