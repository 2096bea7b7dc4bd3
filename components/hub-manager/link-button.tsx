'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import { Dialog } from '@/components/ui/dialog';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface LinkButtonProps {
  name: string;
  link: () => Promise<FormOutcome<{ url: string }>>;
}

/** Asks for a hub's link and shows it to be copied; that it was asked for is kept. */
export function LinkButton({ name, link }: LinkButtonProps) {
  const t = useTranslations('hubManager');
  const [url, setUrl] = useState<string>();
  const [pending, start] = useTransition();
  const ask = () =>
    start(async () => {
      const outcome = await link();
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
      else setUrl(outcome.data.url);
    });
  return (
    <>
      <Button icon="link" busy={pending} onClick={ask}>
        {t('act.copyLink')}
      </Button>
      <Dialog
        title={t('act.linkTitle', { name })}
        description={t('act.linkText', { name })}
        open={url !== undefined}
        onOpenChange={(open) => !open && setUrl(undefined)}
      >
        <CopyField label={t('act.linkTitle', { name })} value={url ?? ''} />
      </Dialog>
    </>
  );
}
