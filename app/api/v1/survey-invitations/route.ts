import { surveyRoutes } from '@/app/api/v1/_routes/surveys';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(surveyRoutes.listInvitations, surveyRoutes.sendToAccounts);
