import { importRoutes } from '@/app/api/v1/_routes/imports';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(importRoutes.undo);
