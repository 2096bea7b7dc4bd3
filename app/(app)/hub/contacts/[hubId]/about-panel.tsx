import Link from 'next/link';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { ChangeAccess } from '@/app/(app)/hub/contacts/[hubId]/change-access';
import { HandOver } from '@/app/(app)/hub/contacts/[hubId]/hand-over';
import { FactRows } from '@/components/panel/fact-rows';
import { Panel } from '@/components/panel/panel';
import { may } from '@/lib/core/actor';
import { hubPath } from '@/lib/features/hub/table';
import type { ContactHub } from '@/lib/features/hub-manager/reading-contract';
import { formatDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { NO_VALUE } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

interface AboutPanelProps {
  hub: ContactHub;
  reader: HubReader;
}

/** Whose hub it is, who looks after it, how long it is open, and whom it was forwarded to. */
export async function AboutPanel({ hub, reader: { caller, locale, timeZone } }: AboutPanelProps) {
  const t = await getTranslator('hubManager');
  const day = (at: Date | null) => (at === null ? NO_VALUE : formatDay(localDay(at, timeZone), locale));
  const link = ({ id, name }: { id: string; name: string }) => (
    <Link key={id} className="link block" href={hubPath(id)}>
      {name}
    </Link>
  );
  const { canDownload, canForward, watermark, asksPasscode, codeByMail } = hub.access;
  const allowed = [canDownload && !watermark && t('access.download'), canForward && t('access.forward'), watermark && t('access.watermark')];
  const asked = [asksPasscode && t('access.passcode'), codeByMail && t('access.code')];
  const words = (parts: readonly (string | false)[]) => (
    <span className="whitespace-normal">{parts.filter(Boolean).join(', ') || t('access.nothing')}</span>
  );
  const rows = [
    { id: 'email', label: t('contact.email'), value: <span className="whitespace-normal [overflow-wrap:anywhere]">{hub.email}</span> },
    { id: 'owner', label: t('column.owner'), value: hub.owner?.name ?? NO_VALUE },
    { id: 'since', label: t('contact.since'), value: day(hub.createdAt) },
    {
      id: 'expires',
      label: t('contact.expires'),
      value: hub.access.expiresOn === null ? t('access.always') : formatDay(hub.access.expiresOn, locale),
    },
    { id: 'access', label: t('access.allows'), value: words(allowed) },
    { id: 'door', label: t('access.asks'), value: words(asked) },
    ...(hub.parent ? [{ id: 'parent', label: t('contact.from'), value: link(hub.parent) }] : []),
    ...(hub.forwards.length > 0 ? [{ id: 'forwards', label: t('contact.forwardedTo'), value: hub.forwards.map(link) }] : []),
  ];
  return (
    <Panel
      title={t('contact.hub')}
      actions={
        <>
          {may(caller.actor, 'hub:write') && hub.parent === null && <ChangeAccess hub={hub} />}
          {may(caller.actor, 'hub:admin') && <HandOver hub={hub} caller={caller} />}
        </>
      }
    >
      <FactRows rows={rows} />
    </Panel>
  );
}
