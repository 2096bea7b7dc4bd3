import type { ComponentProps } from 'react';
import { bringBackPlay, changePlay, removePlay, tryOut } from '@/app/(app)/settings/plays/actions';
import { PlayDialog } from '@/components/play/play-dialog';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import type { Play } from '@/lib/features/play/contract';
import { getTranslator } from '@/lib/next/messages';

interface PlayRowProps {
  play: Play;
  editor: Pick<ComponentProps<typeof PlayDialog>, 'spec' | 'choices' | 'assignees'>;
}

/** One template with what starts it, and what can be done to it. */
export async function PlayRow({ play, editor }: PlayRowProps) {
  const t = await getTranslator('plan');
  const { id, name, description, steps, entry, active, running, version } = play;
  const tags = [t('template.stepCount', { count: steps.length }), entry ? t('template.byCriteria') : t('template.byHandOnly')];
  return (
    <SettingsRow
      title={name}
      text={description ?? undefined}
      tags={[...tags, t('template.running', { count: running }), ...(active ? [] : [t('template.inactive')])].map((word) => (
        <Tag key={word}>{word}</Tag>
      ))}
      actions={
        <>
          <PlayDialog key={version} {...editor} play={play} save={changePlay.bind(null, id)} tryOut={tryOut.bind(null, id)} />
          <ActButton
            label={t('template.delete')}
            done={t('template.deleted')}
            action={removePlay.bind(null, { id })}
            undo={{ label: t('template.undo'), done: t('template.restored'), action: bringBackPlay.bind(null, { id }) }}
          />
        </>
      }
    />
  );
}
