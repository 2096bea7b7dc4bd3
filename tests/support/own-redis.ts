import { afterAll } from 'vitest';
import { hasRedis, startRedis } from './redis';

// Gives the test file a Redis, where there is one. Import it before anything that reads the configuration.
const redis = hasRedis ? await startRedis() : null;
if (redis) process.env.REDIS_URL = redis.url;
afterAll(() => redis?.stop());
