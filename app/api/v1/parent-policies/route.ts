import { parentPolicyRoutes } from '@/app/api/v1/_routes/health';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(parentPolicyRoutes.list);
