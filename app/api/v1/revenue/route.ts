import { moneyRoutes } from '@/app/api/v1/_routes/money';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(moneyRoutes.revenue);
