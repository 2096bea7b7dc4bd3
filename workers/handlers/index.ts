import { deliverWebhook } from '@/lib/core/webhooks';
import type { JobName, PayloadOf } from '@/lib/registry/jobs';
import { evaluateAllRules, evaluateChangedAccounts, mailDueAlerts } from './alert';
import { scoreChangedAccounts, scoreDays } from './health';
import { prune } from './house';
import { mailAllHubNews, noticeNews, watchAllHubs } from './hub-news';
import { closeAllVisits, judge } from './hub-reading';
import { startImport, sweepImports, workOn } from './import';
import { remindAll } from './invitation';
import { deliverMail } from './mail';
import { keepCharted } from './metric';
import { startMoneyDays } from './money';
import { drain } from './outbox';
import { evaluateAllPlays, settlePlay } from './play';
import { generate } from './presentation';
import { draw, startDrawing, sweepDrawings } from './publication';
import { fold, recompute, startDays, sweepSegments } from './usage';

export type Handlers = { [N in JobName]: (payload: PayloadOf<N>) => Promise<void> };

/** What each job does. Typed over the registry, so that a job without a handler doesn't compile. */
export const handlers: Handlers = {
  'outbox.drain': () => drain(handlers),
  'mail.deliver': deliverMail,
  'house.prune': prune,
  'alert-rule.evaluate': evaluateAllRules,
  'alert-rule.evaluate-changed': evaluateChangedAccounts,
  'alert.mail': mailDueAlerts,
  'hub.news': noticeNews,
  'hub-manager.mail': mailAllHubNews,
  'hub-manager.watch': watchAllHubs,
  'hub-reading.close-visits': closeAllVisits,
  'hub-reading.judge': judge,
  'import.start': startImport,
  'import.work': workOn,
  'import.sweep': sweepImports,
  'invitation.remind': remindAll,
  'metric.keep': keepCharted,
  'money.new-day': startMoneyDays,
  'health.score-changed': scoreChangedAccounts,
  'health.score-day': scoreDays,
  'play.evaluate': evaluateAllPlays,
  'play.settle': settlePlay,
  'presentation.generate': generate,
  'publication.start': startDrawing,
  'publication.draw': draw,
  'publication.sweep': sweepDrawings,
  'usage.fold': fold,
  'usage.recompute': recompute,
  'usage.sweep': sweepSegments,
  'usage.new-day': startDays,
  'webhook.deliver': ({ organizationId, deliveryId }) => deliverWebhook(organizationId, deliveryId),
};
