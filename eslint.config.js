// What code means is ESLint's business; how it is laid out is Prettier's.

import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const typedFiles = ['**/*.ts', '**/*.mjs'];

export default typescript.config(
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      'release/',
      '.runtime/',
      '.cache/',
      '.venv/',
      'test/e2e/artifacts/',
      'test-results/',
      '**/generated/',
      '**/*.d.ts',
      // AssemblyScript: its compiler checks it, and its types are not TypeScript's.
      'engine/kernels/assembly/',
    ],
  },
  eslint.configs.recommended,
  {
    files: typedFiles,
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-undef': 'off', // the compiler knows better
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  // Without type information: svelte-check knows the types in components, ESLint would be slow and wrong.
  { files: ['**/*.svelte'], extends: [typescript.configs.strict] },
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: typescript.parser, svelteConfig } },
    rules: { 'no-undef': 'off', 'svelte/no-at-html-tags': 'error' },
  },
  {
    // Stores keep plain sets and maps that no component watches.
    files: ['**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: typescript.parser, svelteConfig } },
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    // Scripts get their types from JSDoc casts, which these rules do not see; the compiler does.
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: globals.node },
  },
  { files: ['*.js'], languageOptions: { globals: globals.node } },
  {
    files: ['main/**', 'scripts/**', 'bench/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Fakes fulfil asynchronous interfaces at once, and spies are methods without their object.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Playwright's fixtures name what they use by an object pattern, be it empty.
    files: ['test/e2e/**'],
    rules: { 'no-empty-pattern': 'off' },
  },
  prettier,
);
