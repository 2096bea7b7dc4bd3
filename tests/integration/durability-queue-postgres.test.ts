import '@/tests/support/database';
import { describe } from 'vitest';
import { queuePromises } from '@/tests/support/queue-promises';

describe('queues on PostgreSQL', queuePromises);
