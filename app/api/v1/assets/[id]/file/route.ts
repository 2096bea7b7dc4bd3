import { assetRoutes } from '@/app/api/v1/_routes/assets';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(assetRoutes.file);
