import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env['TEST_PORT'] || 4391);
const root = join(import.meta.dirname, '..');

/** The built site in the system's Chromium, each run on a database of its own. `npm test` builds first. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.test.ts',
  outputDir: join(root, 'test-results'),
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: { executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium' },
    trace: 'retain-on-failure',
  },
  // The second one serves the fixtures, for what no scenario of the bank has.
  webServer: [serverOn(port, 'scenarios'), serverOn(port + 1, 'tests/fixtures')],
});

function serverOn(at: number, scenarios: string) {
  return {
    command: 'node src/cli/main.ts serve --no-build',
    cwd: root,
    url: `http://127.0.0.1:${at}/api/healthz`,
    reuseExistingServer: false,
    env: {
      PORT: String(at),
      SCENARIOS_DIR: join(root, scenarios),
      DATA_DIR: mkdtempSync(join(tmpdir(), 'second-look-e2e-')),
    },
  };
}
