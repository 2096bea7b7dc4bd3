-- What happened lately, over all accounts: Home and its leaderboard.
CREATE INDEX "interaction_organization_id_occurred_at_idx" ON "interaction"("organization_id", "occurred_at");
CREATE INDEX "note_organization_id_created_at_idx" ON "note"("organization_id", "created_at");
CREATE INDEX "task_organization_id_due_on_idx" ON "task"("organization_id", "due_on");
CREATE INDEX "task_organization_id_completed_at_idx" ON "task"("organization_id", "completed_at");
CREATE INDEX "survey_response_organization_id_kind_submitted_at_idx" ON "survey_response"("organization_id", "kind", "submitted_at");
-- The scores of one month, of a whole book.
CREATE INDEX "health_month_organization_id_month_account_id_idx" ON "health_month"("organization_id", "month", "account_id");
