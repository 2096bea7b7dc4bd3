import { hubReadingRoutes } from '@/app/api/v1/_routes/hub-readings';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(hubReadingRoutes.absences, hubReadingRoutes.share);
