-- What tells whether a page differs from one of another version: of its text and its look.
ALTER TABLE "publication_page" ADD COLUMN "digest" TEXT NOT NULL DEFAULT '';

-- Drawings that nobody works on any more are found by the sweep.
CREATE INDEX publication_version_drawing ON publication_version (created_at, organization_id) WHERE state = 'drawing';
