import type { LayoutTarget } from '@/lib/features/layout/contract';
import { getTranslator } from '@/lib/next/messages';

type Named = Pick<LayoutTarget, 'variant'> & { typeName: string | null; teamName: string | null };

/** Whose pages a layout is for: "Region × North, child accounts". */
export async function layoutName({ typeName, teamName, variant }: Named): Promise<string> {
  const t = await getTranslator('layout');
  const target = [typeName ?? (teamName === null ? t('target.all') : t('target.anyType')), teamName].filter(Boolean).join(' × ');
  return variant === 'any' ? target : t('target.variant', { target, variant: t(`target.${variant}`) });
}
