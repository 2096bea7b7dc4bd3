import { randomBytes } from 'node:crypto';
import { readPrivate, writePrivate } from './data-folder.mjs';

const SECRETS = 'secrets.json';

/**
 * What every process of the application is given, beside the variables that are set already. Origins and secrets that
 * nobody set follow from the ports and from the data folder, where secrets are made once.
 * @param {{ folder: string, databaseUrl: string, port: number, ingestPort: number }} of
 * @returns {Record<string, string>}
 */
export function environmentOf({ folder, databaseUrl, port, ingestPort }) {
  const appOrigin = process.env.APP_ORIGIN || `http://localhost:${port}`;
  return {
    NODE_ENV: 'production',
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    INGEST_PORT: String(ingestPort),
    APP_ORIGIN: appOrigin,
    NEXTAUTH_URL: appOrigin,
    INGEST_ORIGIN: process.env.INGEST_ORIGIN || `http://localhost:${ingestPort}`,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || ownSecret(folder),
  };
}

function ownSecret(folder) {
  const kept = readPrivate(folder, SECRETS);
  if (kept) return kept.nextauthSecret;
  const nextauthSecret = randomBytes(32).toString('base64url');
  writePrivate(folder, SECRETS, { nextauthSecret });
  return nextauthSecret;
}
