import js from '@eslint/js';
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const JAVASCRIPT = ['**/*.js', '**/*.cjs', '**/*.mjs'];

/** What the strict presets leave open, or see otherwise than this house does. */
const typescriptRules = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
  ],
  // settings['name'] says that nobody declared the name.
  '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
  // A method of an interface with which there is nothing to do.
  '@typescript-eslint/no-empty-function': ['error', { allow: ['methods'] }],
  // TypeORM's entities are classes with decorators and nothing else.
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  // An async function without await still turns what it throws into a rejection, which is what its interface promises.
  '@typescript-eslint/require-await': 'off',
  // The characters of a password are its code points (NIST SP 800-63B §5.1.1.2).
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  // Overflows the stack on recursive types such as GraphQL's own (typescript-eslint 8.73).
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  // A type parameter that names the type of an answer: query<Row>(sql).
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
};

/** Where a person reads standard output. */
const PROGRAMS = ['src/main.ts', 'src/worker.ts', 'src/migrate.ts', 'src/db-bootstrap.ts', 'src/demo/**', 'scripts/**'];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.steward/', '.tmp/', 'src/generated/']),
  // What a rule forbids is changed, or the rule is changed for everybody, here.
  { linterOptions: { noInlineConfig: true } },
  {
    files: [...TYPESCRIPT, ...JAVASCRIPT],
    extends: [js.configs.recommended],
    rules: {
      // `== null` asks for null and undefined alike.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: typescriptRules,
  },
  {
    files: JAVASCRIPT,
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', AbortSignal: 'readonly' },
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { module: 'writable' } } },
  {
    // Architecture: a longer file, or function, wants another room. Migrations are one file a change, however long.
    files: ['src/**/*.ts', 'src/**/*.tsx', 'scripts/**/*.js'],
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: PROGRAMS, rules: { 'no-console': 'off' } },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // A test reads JSON answers as any client does, and breaks where they are not what it expects.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // expect(object.method) and what a test knows to be there.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['schema/**/*.graphql'],
    languageOptions: {
      parser: graphqlPlugin.parser,
      parserOptions: { graphQLConfig: { schema: 'schema/**/*.graphql' } },
    },
    plugins: { '@graphql-eslint': graphqlPlugin },
    rules: {
      ...graphqlPlugin.configs['flat/schema-recommended'].rules,
      ...graphqlPlugin.configs['flat/schema-relay'].rules,
      '@graphql-eslint/description-style': ['error', { style: 'inline' }],
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          DirectiveDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
        },
      ],
      // One `input` of the mutation's own type.
      '@graphql-eslint/input-name': [
        'error',
        { checkInputType: true, caseSensitiveInputType: false, checkQueries: false },
      ],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      // Connections carry `nodes` as well, and some nodes (a line of a log) have no life outside their connection.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      // `username` is one word.
      '@graphql-eslint/no-typename-prefix': 'off',
      // Results, problems, pages and values have no id.
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
  {
    // The best results of a search are one page: there is nothing to turn to.
    files: ['schema/search/search.graphql'],
    rules: {
      '@graphql-eslint/relay-arguments': 'off',
      '@graphql-eslint/relay-connection-types': 'off',
      '@graphql-eslint/relay-edge-types': 'off',
    },
  },
);
