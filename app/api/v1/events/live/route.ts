import { eventRoutes } from '@/app/api/v1/_routes/events';
import { toLive } from '@/lib/next/live';

export const GET = toLive(eventRoutes.live);
