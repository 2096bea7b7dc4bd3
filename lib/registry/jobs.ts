import type * as z from 'zod';
import { hubNewsJob } from '@/lib/core/happenings';
import { pruneJob } from '@/lib/core/housekeeping';
import type { Job } from '@/lib/core/jobs/job';
import { drainOutbox } from '@/lib/core/jobs/outbox';
import { deliverMailJob } from '@/lib/core/mail/job';
import { deliverWebhookJob } from '@/lib/core/webhooks';
import { mailAlertsJob } from '@/lib/features/alert/jobs';
import { evaluateChangedJob, evaluateRulesJob } from '@/lib/features/alert-rule/jobs';
import { scoreChangedJob, scoreDayJob } from '@/lib/features/health/jobs';
import { mailHubNewsJob, watchHubsJob } from '@/lib/features/hub-manager/jobs';
import { closeVisitsJob, judgeReadingJob } from '@/lib/features/hub-reading/jobs';
import { startImportJob, sweepImportsJob, workOnImportJob } from '@/lib/features/import/jobs';
import { remindJob } from '@/lib/features/invitation/jobs';
import { keepMetricsJob } from '@/lib/features/metric/jobs';
import { moneyDayJob } from '@/lib/features/money/jobs';
import { evaluatePlaysJob, settleRunJob } from '@/lib/features/play/jobs';
import { generatePresentationJob } from '@/lib/features/presentation/jobs';
import { drawVersionJob, startDrawingJob, sweepDrawingsJob } from '@/lib/features/publication/jobs';
import { foldJob, newDayJob, recomputeJob, sweepSegmentsJob } from '@/lib/features/usage/jobs';

/** Every job of the house by its name. A handler for each stands in workers/handlers; forgetting one won't compile. */
export const JOBS = {
  'outbox.drain': drainOutbox,
  'mail.deliver': deliverMailJob,
  'house.prune': pruneJob,
  'alert-rule.evaluate': evaluateRulesJob,
  'alert-rule.evaluate-changed': evaluateChangedJob,
  'alert.mail': mailAlertsJob,
  'hub.news': hubNewsJob,
  'hub-manager.mail': mailHubNewsJob,
  'hub-manager.watch': watchHubsJob,
  'hub-reading.close-visits': closeVisitsJob,
  'hub-reading.judge': judgeReadingJob,
  'import.start': startImportJob,
  'import.work': workOnImportJob,
  'import.sweep': sweepImportsJob,
  'invitation.remind': remindJob,
  'metric.keep': keepMetricsJob,
  'money.new-day': moneyDayJob,
  'health.score-changed': scoreChangedJob,
  'health.score-day': scoreDayJob,
  'play.evaluate': evaluatePlaysJob,
  'play.settle': settleRunJob,
  'presentation.generate': generatePresentationJob,
  'publication.start': startDrawingJob,
  'publication.draw': drawVersionJob,
  'publication.sweep': sweepDrawingsJob,
  'usage.fold': foldJob,
  'usage.recompute': recomputeJob,
  'usage.sweep': sweepSegmentsJob,
  'usage.new-day': newDayJob,
  'webhook.deliver': deliverWebhookJob,
} as const;

export type JobName = keyof typeof JOBS;
export type PayloadOf<N extends JobName> = z.infer<(typeof JOBS)[N]['payload']>;

/** The job of a name from outside (a queue, an outbox row); undefined for one that no longer exists. */
export function findJob(name: string): Job<object> | undefined {
  return Object.hasOwn(JOBS, name) ? (JOBS[name as JobName] as Job<object>) : undefined;
}
