import { defineConfig } from 'vitest/config';

/** The tests that need a real browser: Debian's Chromium, and a Chinese font such as fonts-noto-cjk. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'C' },
  },
});
