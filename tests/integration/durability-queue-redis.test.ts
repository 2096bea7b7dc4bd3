import { describe } from 'vitest';
import '@/tests/support/own-redis';
import '@/tests/support/database';
import { queuePromises } from '@/tests/support/queue-promises';
import { hasRedis, REDIS_NEEDED } from '@/tests/support/redis';

describe.skipIf(!hasRedis)(hasRedis ? 'queues on Redis' : `queues on Redis: ${REDIS_NEEDED}`, queuePromises);
