import { alertRuleRoutes } from '@/app/api/v1/_routes/alert-rules';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(alertRuleRoutes.restore);
