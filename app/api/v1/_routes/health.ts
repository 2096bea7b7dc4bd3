import { HealthFigures } from '@/lib/features/health/contract';
import { figuresOf } from '@/lib/features/health/describe';
import { readAccountHealth } from '@/lib/features/health/queries';
import { reading } from '@/lib/next/api-reading';

export const healthRoutes = {
  figures: reading('GET /api/v1/accounts/{accountId}/health', 'An account’s health score, what it is made of and why it changed', readAccountHealth, {
    schema: HealthFigures,
    of: figuresOf,
  }),
};
