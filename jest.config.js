// force timezone to UTC to allow tests to work regardless of local timezone
process.env.TZ = 'UTC';

const base = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

const swc = base.transform['^.+\\.(t|j)sx?$'];
const shared = {
  ...base,
  modulePaths: undefined,
  transform: { '^.+\\.(t|j)sx?$': swc, '^.+\\.mjs$': ['@swc/jest'] },
  transformIgnorePatterns: [
    nodeModulesToTransform([...grafanaESModules, '@react-hookz/web', '@ver0/deep-equal', '@prometheus-io']),
  ],
  testPathIgnorePatterns: ['<rootDir>/node_modules', '<rootDir>/dist'],
};
const node = { ...shared, testEnvironment: 'node', setupFilesAfterEnv: [] };

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'react',
      testMatch: ['<rootDir>/src/**/*.test.tsx'],
    },
    {
      ...node,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{src,as-code,cli,simulator,preview,bench}/**/*.test.ts',
        '<rootDir>/tests/{unit,runner}/**/*.test.ts',
      ],
    },
    {
      ...node,
      displayName: 'fidelity',
      testMatch: ['<rootDir>/tests/fidelity/**/*.test.ts'],
    },
    {
      ...node,
      displayName: 'prometheus',
      testMatch: ['<rootDir>/tests/{prometheus,coverage}/**/*.test.ts'],
    },
    {
      ...node,
      displayName: 'alerts',
      testMatch: ['<rootDir>/tests/alerts/*.test.ts'],
    },
    {
      ...node,
      displayName: 'delivery',
      testMatch: ['<rootDir>/tests/alerts/delivery/*.test.ts'],
    },
    {
      ...node,
      displayName: 'victoria',
      testMatch: ['<rootDir>/tests/victoria/**/*.test.ts'],
    },
    {
      ...node,
      displayName: 'lint',
      testMatch: ['<rootDir>/tests/lint/**/*.test.ts'],
    },
  ],
};
