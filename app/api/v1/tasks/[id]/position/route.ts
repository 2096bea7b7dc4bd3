import { taskRoutes } from '@/app/api/v1/_routes/tasks';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(taskRoutes.move);
