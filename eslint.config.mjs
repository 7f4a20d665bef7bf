import grafanaI18n from '@grafana/i18n/eslint-plugin';
import { defineConfig } from 'eslint/config';
import { importX } from 'eslint-plugin-import-x';
import baseConfig from './.config/eslint.config.mjs';

const tiers = ['datasource', 'panels', 'app'].map((name) => `./src/${name}`);
const tools = ['as-code', 'cli', 'simulator', 'preview'].map((name) => `./${name}`);
const checks = ['./tests', './bench'];

// The tier map of docs/architecture.md: imports only downwards, and the three plugins do not know of each other.
const zones = [
  { target: './src/engine', from: './src', except: ['./engine'], message: 'The engine imports nothing but itself.' },
  {
    target: './src/chat',
    from: './src',
    except: ['./chat', './engine'],
    message: 'The chat’s components import the engine alone.',
  },
  { target: './src/datasource', from: './src/chat', message: 'The datasource draws no chat.' },
  ...tiers.map((target) => ({
    target,
    from: [...tiers.filter((other) => other !== target), ...tools, ...checks],
    message: 'datasource, panels and app share only src/engine.',
  })),
  { target: './src', from: [...tools, ...checks], message: 'What ships knows nothing of the tools beside it.' },
  ...tools.map((target) => ({ target, from: checks, message: 'Tools do not import tests or benchmarks.' })),
];

export default defineConfig([
  {
    ignores: [
      'node_modules/',
      'dist/',
      'preview/dist/',
      '.cache/',
      '.config/',
      'coverage/',
      'playwright-report/',
      'test-results/',
    ],
  },
  ...baseConfig,
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.js', '.mjs'] } } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Prefer named exports.' },
        {
          selector: "MemberExpression[object.name='window'][property.name=/^grafana/]",
          message: 'Use @grafana/runtime.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-alert': 'error',
      '@typescript-eslint/no-deprecated': 'error',
    },
  },
  {
    files: ['src/engine/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      // The types of papaparse bring Node's along.
      'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'require', '__dirname', 'setImmediate'],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['react*', '@grafana/*', '@emotion/*', 'rxjs', 'node:*'],
              message: 'The engine is pure TypeScript.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.tsx'],
    ignores: ['**/*.test.tsx'],
    plugins: { '@grafana/i18n': grafanaI18n },
    rules: {
      '@grafana/i18n/no-untranslated-strings': ['error', { calleesToIgnore: ['^css$', 'use[A-Z].*'] }],
      '@grafana/i18n/no-translation-top-level': 'error',
    },
  },
  {
    files: ['**/*.config.{ts,js,mjs}', 'jest-setup.js', '.prettierrc.js'],
    rules: { 'no-restricted-syntax': 'off' },
  },
]);
