import base from './jest.config.js';

/**
 * What must hold a hundred times over, or over thousands of rows: too long for each change, and so not part of `npm test`.
 * Each test prints what it measured. `npm run test:endurance`, or with a path for one of them.
 */
export default {
  ...base,
  roots: ['<rootDir>/tests/endurance'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 900_000,
  // Agenda keeps a timer for up to half its longest lock.
  forceExit: true,
  maxWorkers: 1,
};
