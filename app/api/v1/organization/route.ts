import { organizationRoutes } from '@/app/api/v1/_routes/organization';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(organizationRoutes.read, organizationRoutes.update);
