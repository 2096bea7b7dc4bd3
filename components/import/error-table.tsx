'use client';

import { useTranslations } from 'use-intl/react';
import type { RowError } from '@/lib/features/import/contract';

interface ErrorTableProps {
  errors: readonly RowError[];
  /** The file's own names of its columns. */
  header: readonly string[];
}

/** The first refused rows: where, and why. */
export function ErrorTable({ errors, header }: ErrorTableProps) {
  const t = useTranslations('dataImport');
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-120 text-left">
        <thead>
          <tr className="border-b border-line text-sm text-ink-2">
            <th scope="col" className="w-20 py-1.5 pr-4 pl-card text-right font-medium">
              {t('error.row')}
            </th>
            <th scope="col" className="w-52 phone:w-32 py-1.5 pr-4 font-medium">
              {t('error.column')}
            </th>
            <th scope="col" className="py-1.5 pr-card font-medium">
              {t('error.error')}
            </th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ row, column, code, message }) => (
            <tr key={`${row} ${column} ${code} ${message}`} className="border-b border-line last:border-b-0">
              <td className="py-1.5 pr-4 pl-card text-right tabular-nums">{row}</td>
              <td className="py-1.5 pr-4 [overflow-wrap:anywhere]">{column === null ? t('error.wholeRow') : header[column]}</td>
              <td className="py-1.5 pr-card [overflow-wrap:anywhere]">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
