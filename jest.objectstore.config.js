import base from './jest.config.js';

/**
 * The probe of an object store, without PostgreSQL: the embedded one, or with S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY
 * (and S3_REGION, S3_BUCKET) any other: `S3_ENDPOINT=… npm run test:objectstore`.
 */
export default {
  ...base,
  roots: ['<rootDir>/tests/objectstore'],
  globalSetup: undefined,
  globalTeardown: undefined,
};
