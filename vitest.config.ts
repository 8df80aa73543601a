import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need a browser: vitest.browser.config.ts runs them.
    exclude: ['test/browser/**'],
    testTimeout: 60_000,
    // The tests must hold in any time zone and locale; an unusual one shows a slip.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'C' },
  },
});
