import { contactRoutes } from '@/app/api/v1/_routes/contacts';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(contactRoutes.link);
