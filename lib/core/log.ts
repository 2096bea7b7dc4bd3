import pino from 'pino';
import { env } from './env';

/** Structured log on standard error; secrets never reach it. */
export const log = pino(
  {
    level: env().LOG_LEVEL,
    base: undefined,
    serializers: { error: pino.stdSerializers.err },
    redact: {
      paths: [
        'password',
        'token',
        'authorization',
        'cookie',
        'writeKey',
        'apiKey',
        '*.password',
        '*.token',
        '*.authorization',
        '*.cookie',
        '*.writeKey',
        '*.apiKey',
      ],
      censor: '[redacted]',
    },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ dest: 2, sync: false }),
);

export type Log = pino.Logger;
