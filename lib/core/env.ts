import * as z from 'zod';

const optionalText = z
  .string()
  .trim()
  .transform((text) => text || undefined)
  .optional();

const Env = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Connections of one process to PostgreSQL. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  REDIS_URL: optionalText.pipe(z.url({ protocol: /^rediss?$/ }).optional()),
  SMTP_URL: optionalText.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
  MAIL_FROM: z.string().default('Rapport <rapport@localhost>'),
  APP_ORIGIN: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  INGEST_ORIGIN: z.url({ protocol: /^https?$/ }).default('http://localhost:3001'),
  INGEST_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  /** Calls that one process takes of one API key in a minute. */
  API_CALLS_PER_MINUTE: z.coerce.number().int().min(1).max(10_000_000).default(60_000),
  NEXTAUTH_SECRET: z.string().min(32),
  DATA_DIR: z.string().default('.data'),
  /** Uploaded files go into this bucket; without one they are kept in DATA_DIR. */
  S3_BUCKET: optionalText,
  S3_ENDPOINT: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: optionalText,
  S3_SECRET_ACCESS_KEY: optionalText,
  /** LibreOffice's program, which makes pages of office files. */
  SOFFICE: z.string().default('soffice'),
  /** Whether webhooks may be sent to addresses of the house's own network, and without TLS. */
  PRIVATE_WEBHOOKS: z.enum(['refuse', 'allow']).default('refuse'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export type Env = Readonly<z.infer<typeof Env>>;

let parsed: Env | undefined;

/**
 * The configuration, checked once and frozen.
 * @throws Error naming each variable that is missing or malformed.
 */
export function env(): Env {
  if (parsed) return parsed;
  const result = Env.safeParse(process.env);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`The configuration is incomplete: ${wrong}`);
  }
  parsed = Object.freeze(result.data);
  return parsed;
}
