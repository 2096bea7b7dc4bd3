-- How wide and tall a chart stands on a Metrics tab: of two columns, in steps of the board's heights.
ALTER TABLE "chart_pin" ADD COLUMN "width" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "chart_pin" ADD COLUMN "height" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "chart_pin" ADD CONSTRAINT "chart_pin_size" CHECK ("width" BETWEEN 1 AND 2 AND "height" BETWEEN 1 AND 3);
