import { redirect } from 'next/navigation';
import { ACCOUNTS_PATH } from '@/lib/features/account/table';

/** Where one begins: the accounts. */
export default function StartPage(): never {
  redirect(ACCOUNTS_PATH);
}
