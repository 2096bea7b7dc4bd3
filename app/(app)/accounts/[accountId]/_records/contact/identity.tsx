import type * as z from 'zod';
import { chooseUser, latestContact, mergeInto, takeMergeBack } from '@/app/(app)/accounts/[accountId]/_records/contact/actions';
import { MergeDialog } from '@/components/contact/merge-dialog';
import { FormDialog } from '@/components/form/form-dialog';
import { FactRows } from '@/components/panel/fact-rows';
import { ActButton } from '@/components/settings/act-button';
import type { ContactChoices, ContactDetail } from '@/lib/features/contact/contract';
import { formatDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { getTranslator } from '@/lib/next/messages';
import { UserFacts } from './user-facts';

interface IdentityProps {
  contact: ContactDetail;
  choices: z.infer<typeof ContactChoices>;
  editable: boolean;
  reader: { locale: string; timeZone: string };
}

/** Who else a contact is: the product user, and the contacts that were merged into it. */
export async function Identity({ contact, choices, editable, reader }: IdentityProps) {
  const t = await getTranslator('contact');
  const { id, user, link, merges } = contact;
  const who = [
    { value: 'email', label: t('link.email') },
    { value: 'none', label: t('link.none') },
    ...choices.users.map(({ value, label }) => ({ value: `user:${value}`, label })),
  ];
  return (
    <section aria-labelledby="contact-user" className="mt-6">
      <div className="flex items-center justify-between gap-2">
        <h3 id="contact-user" className="font-strong">
          {t('link.title')}
        </h3>
        {editable && (
          <FormDialog
            label={t('link.change')}
            kind="quiet"
            title={t('link.title')}
            fields={[{ path: 'who', kind: 'select', label: t('link.hint'), required: true, options: who }]}
            defaults={{ who: link === 'manual' && user ? `user:${user.userId}` : link }}
            submit={t('link.change')}
            action={chooseUser.bind(null, id)}
            done={t('link.changed')}
          />
        )}
      </div>
      {user ? <UserFacts user={user} by={t(`link.by.${link}`)} reader={reader} /> : <p className="text-ink-2">{t('link.nobody')}</p>}
      {merges.length > 0 && (
        <FactRows
          rows={merges.map(({ mergeId, name, mergedAt }) => ({
            id: mergeId,
            label: t('merged', { name, day: formatDay(localDay(new Date(mergedAt), reader.timeZone), reader.locale) }),
            value: editable && <ActButton label={t('merge.undo')} done={t('merge.undone')} action={takeMergeBack.bind(null, { mergeId })} />,
          }))}
        />
      )}
      {editable && (
        <div className="mt-4">
          <MergeDialog
            contact={contact}
            others={choices.contacts.filter(({ value }) => value !== id)}
            read={latestContact}
            merge={mergeInto}
            undo={takeMergeBack}
          />
        </div>
      )}
    </section>
  );
}
