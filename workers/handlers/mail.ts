import { systemCaller } from '@/lib/core/auth/callers';
import { deliver } from '@/lib/core/mail/deliver';
import { invoke } from '@/lib/core/operation';
import { noteBounce } from '@/lib/features/hub/commands';

/** Hands a mail to the transport; what bounces for good is told to whom it concerns, and not tried again. */
export async function deliverMail({ organizationId, mailId }: { organizationId: number; mailId: string }): Promise<void> {
  if ((await deliver(organizationId, mailId)) === 'bounced') {
    await invoke(noteBounce, await systemCaller(organizationId, 'mail'), { mailId });
  }
}
