import { attributeRoutes } from '@/app/api/v1/_routes/attributes';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(attributeRoutes.uses);
