'use client';

import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';

const never = () => () => undefined;

/** The keys that open the palette, as this keyboard names them: with a command key or with Ctrl. */
export function usePaletteKeys(): string {
  const t = useTranslations('shell');
  const command = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/u.test(navigator.platform),
    () => true,
  );
  return command ? t('keys.paletteCommand') : t('keys.paletteControl');
}
