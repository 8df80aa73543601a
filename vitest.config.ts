import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Those in a browser have vitest.browser.config.ts; packages bring tests of their own.
    exclude: ['test/browser/**', '**/node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The tests must hold in any time zone and locale; an unusual one shows a slip.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'C' },
  },
});
