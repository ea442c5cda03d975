import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  use: { baseURL: 'http://127.0.0.1:5173' },
  webServer: [
    { command: 'npm run mock', port: 4012, reuseExistingServer: true },
    { command: 'npm run dev -- --host 127.0.0.1', port: 5173, reuseExistingServer: true },
  ],
});
