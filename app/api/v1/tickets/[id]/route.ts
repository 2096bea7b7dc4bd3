import { ticketRoutes } from '@/app/api/v1/_routes/tickets';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(ticketRoutes.get, ticketRoutes.delete);
