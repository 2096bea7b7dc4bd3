-- When the customer's own system last changed it: an older record is ignored.
ALTER TABLE "task" ADD COLUMN "source_updated_at" TIMESTAMPTZ(3);
-- At most one run of a play at a time on an account.
CREATE UNIQUE INDEX play_run_running ON play_run (organization_id, account_id, play_id) WHERE status = 'running';
-- When an account of a run was first seen not to meet the entry criteria: only then the play starts there by itself again.
ALTER TABLE "play_run" ADD COLUMN "left_at" TIMESTAMPTZ(3);
