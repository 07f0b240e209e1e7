/**
 * `npm test`: every check and test, from a clean checkout, in order. Stops at the first step that fails.
 * The last line is always `N passed, N failed`.
 *
 * CHROMIUM_PATH names another browser; DIST_DIR builds into, and serves from, another folder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallChromium } from './build/chromium.ts';

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'second-look-test-'));
/** The tests start the program some hundred times; its code is compiled once. */
const compiled = join(reports, 'compiled');
const dist = process.env['DIST_DIR'] || join(root, 'dist');

interface Step {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Reads how many tests passed and failed, from the report that the command leaves. */
  readonly count?: () => Count;
}

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const steps: readonly Step[] = [
  { title: 'Form and lint', command: 'biome', args: [process.env['CI'] ? 'ci' : 'check', '--error-on-warnings'] },
  { title: 'Types', command: 'astro', args: ['check', '--minimumFailingSeverity', 'warning'] },
  { title: 'Unused code', command: 'knip', args: [] },
  { title: 'Scenarios, lessons and sources', command: 'node', args: ['src/cli/main.ts', 'check', '--quiet'] },
  vitestStep('Unit, store and command line', 'tests/vitest.config.ts'),
  { title: 'Build', command: 'astro', args: ['build', '--outDir', dist] },
  vitestStep('Server', 'tests/server/vitest.config.ts'),
  playwrightStep('Browser', 'tests/playwright.config.ts'),
];

process.exitCode = main();

function main(): number {
  if (Number(process.versions.node.split('.')[0]) < 26) {
    console.error(`This is Node ${process.versions.node}; the project brings its own. Run npm ci, then npm test.`);
    return 1;
  }
  const browser = findOrInstallChromium();
  if (!browser.ok) {
    console.error(browser.message);
    return 1;
  }
  console.log(`Browser: ${browser.path}`);
  const total = { passed: 0, failed: 0 };
  let failedAt: string | undefined;
  for (const step of steps) {
    const { ok, passed, failed } = runStep(step, { CHROMIUM_PATH: browser.path });
    total.passed += passed;
    total.failed += failed;
    if (ok) continue;
    failedAt = step.title;
    break;
  }
  rmSync(reports, { recursive: true, force: true });
  if (failedAt) console.log(`\nStopped: "${failedAt}" failed. What is wrong stands above.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return failedAt ? 1 : 0;
}

function runStep(step: Step, env: NodeJS.ProcessEnv): Count & { readonly ok: boolean } {
  console.log(`\n── ${step.title} ${'─'.repeat(Math.max(2, 60 - step.title.length))}`);
  const began = performance.now();
  const { status, error } = spawnSync(step.command, step.args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      DIST_DIR: dist,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_COMPILE_CACHE: compiled,
      ...env,
      ...step.env,
    },
    shell: process.platform === 'win32',
  });
  if (error) console.error(`${step.command} cannot be run: ${error.message}. Run npm ci first.`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const count = step.count?.() ?? { passed: 0, failed: 0 };
  const ok = status === 0 && count.failed === 0;
  console.log(`${ok ? 'done' : 'failed'} in ${seconds} s`);
  // A step that fails without naming a test is itself the failure.
  return ok || count.failed > 0 ? { ok, ...count } : { ok, passed: count.passed, failed: 1 };
}

function vitestStep(title: string, config: string): Step {
  const report = join(reports, `${config.replaceAll('/', '-')}.json`);
  return {
    title,
    command: 'vitest',
    args: ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    count: () => {
      const { numPassedTests = 0, numFailedTests = 0 } = readReport(report);
      return { passed: numPassedTests, failed: numFailedTests };
    },
  };
}

function playwrightStep(title: string, config: string): Step {
  const report = join(reports, 'playwright.json');
  return {
    title,
    command: 'playwright',
    args: ['test', '--config', config, '--reporter=line,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    count: () => {
      const { expected = 0, flaky = 0, unexpected = 0 } = readReport(report)['stats'] ?? {};
      return { passed: expected + flaky, failed: unexpected };
    },
  };
}

function readReport(path: string) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}
