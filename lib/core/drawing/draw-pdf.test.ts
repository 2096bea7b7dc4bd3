import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawPdf } from './draw-pdf';

const WITHOUT_PAGES = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
trailer<</Size 3/Root 1 0 R>>
%%EOF`;

test('a document without pages is no document', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-drawing-'));
  try {
    await writeFile(join(folder, 'empty.pdf'), WITHOUT_PAGES);
    await expect(drawPdf(join(folder, 'empty.pdf'), folder).next()).rejects.toMatchObject({ failure: 'damaged' });
  } finally {
    await rm(folder, { recursive: true });
  }
});
