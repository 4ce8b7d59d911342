import base from './jest.config.js';

/**
 * What an index of pgvector answers, against what comparing with everything does, on a real PostgreSQL that has the extension:
 * the one that TEST_DATABASE_URL names as its superuser, or one that `scripts/pgvector.sh` starts. `npm run test:vector`
 */
export default {
  ...base,
  roots: ['<rootDir>/tests/vector'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 180_000,
  // Agenda keeps a timer for up to half its longest lock.
  forceExit: true,
  maxWorkers: 1,
};
