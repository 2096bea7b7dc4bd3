import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import '@/app/globals.css';
import { preferenceAttributes } from '@/lib/kit/preferences';
import { getTranslator, readLocale } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readPreferences } from '@/lib/next/preferences';

export async function generateMetadata(): Promise<Metadata> {
  const product = (await getTranslator('shell'))('product');
  return { title: { default: product, template: `%s · ${product}` } };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await readLocale()} {...preferenceAttributes(await readPreferences())}>
      <body>
        <Messages areas={['states']}>{children}</Messages>
      </body>
    </html>
  );
}
