/** Every test file runs TypeScript through swc, as ES modules, against a real PostgreSQL started once by globalSetup. */
export const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      // All that is needed stands here; .swcrc leaves the browser's code out of the server's build, not out of its tests.
      swcrc: false,
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: 'es2023',
        keepClassNames: true,
      },
      module: { type: 'es6' },
    },
  ],
};

export default {
  testEnvironment: '<rootDir>/tests/support/environment.js',
  roots: ['<rootDir>/tests'],
  testPathIgnorePatterns: [
    ...['/node_modules/', '<rootDir>/tests/browser/', '<rootDir>/tests/endurance/', '<rootDir>/tests/vector/'],
  ],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform,
  globalSetup: '<rootDir>/tests/support/global-setup.js',
  globalTeardown: '<rootDir>/tests/support/global-teardown.js',
  // For what never ends: a slow machine is no failure.
  testTimeout: 120_000,
  // Some wait for leases, time limits and processes most of their time: a third worker keeps two cores busy.
  maxWorkers: 3,
  // Modules of a test file are never given back: after a hundred files a worker did little but collect garbage.
  workerIdleMemoryLimit: '600MB',
};
