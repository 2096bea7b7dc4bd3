import { collectionRoutes } from '@/app/api/v1/_routes/collections';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(collectionRoutes.rows, collectionRoutes.upsertRows);
