import { configs as lit } from 'eslint-plugin-lit'
import litA11y from 'eslint-plugin-lit-a11y'
import { configs as wc } from 'eslint-plugin-wc'
import tseslint from 'typescript-eslint'

/** Checks that the compiler cannot do: floating promises, broken templates, files that are too long. */
export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/', '**/__screenshots__/', '.vitest-attachments/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './web/tsconfig.json'],
        tsconfigRootDir: new URL('..', import.meta.url).pathname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that knows.' },
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only, so that one name finds every use.',
        },
      ],
      'no-control-regex': 'error',
      'no-template-curly-in-string': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['server/**/*.ts', 'web/**/*.ts', 'migrations/**/*.ts'], rules: { 'no-console': 'error' } },
  {
    files: ['**/*.ts'],
    // Policies and locales are data.
    ignores: ['server/domain/policy/**', 'web/locales/**', 'test/**'],
    rules: { 'max-lines': ['error', { max: 250 }] },
  },
  // Migrations cannot use the types of db/tables/, because they run on earlier schemas.
  { files: ['migrations/*.ts'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
  // The tools read their configuration from the default export.
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['it', 'test', 'describe'].flatMap((object) =>
          ['skip', 'only', 'todo', 'skipIf', 'runIf'].map((property) => ({
            object,
            property,
            message: 'Every test runs, always.',
          })),
        ),
      ],
    },
  },
  {
    files: ['web/**/*.ts', 'test/web/**/*.ts'],
    extends: [wc['flat/best-practice'], lit['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      // Every base class here is LitElement, which has all the callbacks.
      'wc/guard-super-call': 'off',
    },
  },
)
