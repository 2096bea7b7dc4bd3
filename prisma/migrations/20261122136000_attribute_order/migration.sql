-- A list sorted by an attribute is read in the order of its index, accounts with the same value by their id.
DROP INDEX "attribute_value_organization_id_key_text_value_idx";
DROP INDEX "attribute_value_organization_id_key_number_value_idx";
DROP INDEX "attribute_value_organization_id_key_day_value_idx";
CREATE INDEX "attribute_value_organization_id_key_text_value_account_id_idx" ON "attribute_value"("organization_id", "key", "text_value", "account_id");
CREATE INDEX "attribute_value_organization_id_key_number_value_account_id_idx" ON "attribute_value"("organization_id", "key", "number_value", "account_id");
CREATE INDEX "attribute_value_organization_id_key_day_value_account_id_idx" ON "attribute_value"("organization_id", "key", "day_value", "account_id");
