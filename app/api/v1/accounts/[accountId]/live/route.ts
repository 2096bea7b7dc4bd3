import { usageRoutes } from '@/app/api/v1/_routes/usage';
import { toLive } from '@/lib/next/live';

export const GET = toLive(usageRoutes.live);
