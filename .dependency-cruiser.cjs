/** Who may import whom (docs: CONTRIBUTING.md, "The plan of the house"). Each rule says why it is there. */

const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;
const GRAPHQL = npm('graphql', 'graphql-[^/]+', '@apollo/[^/]+', '@graphql-tools/[^/]+');
const INNER = '^src/modules/.+\\.(service|policy|repository|entity|shape|events|jobs)\\.ts$';
const RUNTIME = { dependencyTypesNot: ['type-only'] };

const general = [
  {
    name: 'no-cycles',
    comment:
      'Modules that need each other to load cannot be understood, tested or replaced alone. A circle that only types ' +
      'close is allowed: the context names the application, which is made of what takes the context. So is one of ' +
      'entities alone: TypeORM relates them to each other by functions that are called later.',
    severity: 'error',
    from: { pathNot: '\\.entity\\.ts$' },
    to: { circular: true, viaOnly: RUNTIME },
  },
  {
    name: 'everything-resolves',
    comment: 'An import that leads nowhere fails in production first.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-development-tools-in-the-product',
    comment:
      'The image is pruned of devDependencies: what the product imports must be a dependency. Vite bundles the playground, and the demo of agents says what it lacks.',
    severity: 'error',
    from: { path: '^(src|migrations)/', pathNot: '^src/(playground/|demo/agent-model[.]ts$)' },
    to: { dependencyTypes: ['npm-dev'], ...RUNTIME },
  },
  {
    name: 'no-forgotten-files',
    comment: 'A file that nothing imports and nothing starts is dead.',
    severity: 'warn',
    from: {
      orphan: true,
      pathNot: [
        '\\.d\\.ts$',
        '^src/(main|worker|migrate|db-bootstrap|vault-check|audit-verify|quota-reconcile)\\.ts$',
        '^src/playground/',
      ],
    },
    to: {},
  },
];

const platform = [
  {
    name: 'platform-knows-no-module',
    comment: 'The platform is what every module stands on; if it knew one, none could change without the others.',
    severity: 'error',
    from: { path: '^src/platform/' },
    to: { path: '^src/', pathNot: '^src/platform/' },
  },
  {
    name: 'platform-knows-no-graphql',
    comment: 'The platform serves jobs and clients of any kind. Only the compiler of selections reads selection sets.',
    severity: 'error',
    from: { path: '^src/platform/', pathNot: '^src/platform/database/(select|parameters)' },
    to: { path: GRAPHQL },
  },
];

const modules = [
  {
    name: 'modules-meet-at-the-door',
    comment: 'A module shows at its index.ts what others may rely on; everything else is its own to change.',
    severity: 'error',
    from: { path: '^src/modules/([^/]+)/' },
    to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
  },
  {
    name: 'visitors-use-the-door',
    comment: 'So for whoever comes from outside the modules.',
    severity: 'error',
    from: { path: '^(src|migrations)/', pathNot: '^src/modules/' },
    to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
  },
  {
    name: 'identity-stands-first',
    comment: 'Everything has an owner, so everything may know identity; identity knows nothing of what is owned.',
    severity: 'error',
    from: { path: '^src/modules/identity/' },
    to: { path: '^src/modules/', pathNot: '^src/modules/identity/' },
  },
  {
    name: 'workspaces-stand-second',
    comment: 'Workspaces own things together, and know only the people in them.',
    severity: 'error',
    from: { path: '^src/modules/workspaces/' },
    to: { path: '^src/modules/', pathNot: '^src/modules/(workspaces|identity)/' },
  },
  {
    name: 'nobody-calls-notifications-or-search',
    comment: 'They consume events. Whoever called them would wait for them, and break with them.',
    severity: 'error',
    from: { path: '^src/modules/([^/]+)/' },
    to: { path: '^src/modules/(notifications|search)/', pathNot: '^src/modules/$1/' },
  },
];

const layers = [
  {
    name: 'use-cases-know-no-graphql',
    comment: 'The same use case serves GraphQL, a job and a test. What it may do must not depend on who translates.',
    severity: 'error',
    from: { path: INNER },
    to: { path: [GRAPHQL, '^src/(generated|graphql)/'] },
  },
  {
    name: 'use-cases-know-no-transport',
    comment: 'They may promise what the server asks for (types), and never call it.',
    severity: 'error',
    from: { path: INNER },
    to: { path: '^src/server/', ...RUNTIME },
  },
  {
    name: 'policies-are-pure',
    comment:
      'A policy is a truth table over facts. It answers, or throws a Problem, from its arguments alone: no database, no ' +
      'library, no clock, no chance.',
    severity: 'error',
    from: { path: '\\.policy\\.ts$' },
    to: {
      path: [
        '^src/(?!modules/|platform/problem\\.ts$)',
        '\\.(?!policy)[a-z]+\\.ts$',
        '(^|/)node_modules/',
        '^(?!net$)[a-z_]+$',
      ],
      ...RUNTIME,
    },
  },
  {
    name: 'sql-lives-in-repositories',
    comment: 'All SQL and TypeORM of an aggregate is in one place, where it can be read against its policies.',
    severity: 'error',
    from: { path: '^src/modules/', pathNot: '\\.(repository|entity)\\.ts$' },
    to: { path: npm('typeorm', 'pg'), ...RUNTIME },
  },
  {
    name: 'resolvers-call-services',
    comment: 'A resolver translates to one service call. One that reaches past the service reaches past its policy.',
    severity: 'error',
    from: { path: '\\.(resolvers|rules)\\.ts$' },
    to: { path: ['\\.(repository|entity)\\.ts$', npm('typeorm', 'pg')] },
  },
];

const composition = [
  {
    name: 'one-composition-root',
    comment:
      'Only app.ts puts modules together; it is the one place to read who gets what. entities.ts lists their tables, for ' +
      'the migrator, which starts no module; vault-check.ts, audit-verify.ts and quota-reconcile.ts look at ' +
      'the tables of one, and serve nothing.',
    severity: 'error',
    from: {
      path: '^src/',
      pathNot: ['^src/(app|compose|entities|vault-check|audit-verify|quota-reconcile)\\.ts$', '^src/modules/'],
    },
    to: { path: '^src/modules/', ...RUNTIME },
  },
  {
    name: 'nobody-reaches-for-the-root',
    comment: 'Parts are given what they need. Only programs start the application.',
    severity: 'error',
    from: { path: '^src/(modules|platform|graphql|server|generated)/' },
    to: { path: '^src/(app|main|worker)\\.ts$', ...RUNTIME },
  },
  {
    name: 'playground-is-a-page',
    comment: 'It runs in a browser and talks to the API like any client.',
    severity: 'error',
    from: { path: '^src/playground/' },
    to: { path: '^src/', pathNot: '^src/playground/' },
  },
  {
    name: 'nothing-imports-the-playground',
    comment: 'The server hands out its built files and does not run them.',
    severity: 'error',
    from: { path: '^(src|migrations)/', pathNot: '^src/playground/' },
    to: { path: '^src/playground/' },
  },
];

module.exports = {
  forbidden: [...general, ...platform, ...modules, ...layers, ...composition],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
