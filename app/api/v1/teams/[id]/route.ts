import { teamRoutes } from '@/app/api/v1/_routes/members';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(teamRoutes.update, teamRoutes.delete);
