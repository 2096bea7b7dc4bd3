import type { ReactNode } from 'react';
import { SETTINGS_PARTS } from '@/app/(app)/settings/parts';
import { PanelForbidden } from '@/components/panel/panel-states';
import { type Caller, may } from '@/lib/core/actor';
import { type ReaderTimes, readerTimes } from '@/lib/next/reader-times';
import { currentCaller } from '@/lib/next/session';

type PartId = (typeof SETTINGS_PARTS)[number]['id'];

/** The page of one part: drawn for those who may use it, and a plain word for the others. */
export function settingsPart<Props>(id: PartId, draw: (caller: Caller, times: ReaderTimes, props: Props) => Promise<ReactNode>) {
  return async function SettingsPart(props: Props) {
    const caller = await currentCaller();
    const part = SETTINGS_PARTS.find((one) => one.id === id);
    if (!part || !may(caller.actor, part.permission)) return <PanelForbidden />;
    return draw(caller, await readerTimes(caller), props);
  };
}
