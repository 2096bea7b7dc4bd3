import { noteRoutes } from '@/app/api/v1/_routes/notes';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(noteRoutes.get, noteRoutes.update, noteRoutes.delete);
