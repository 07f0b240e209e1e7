/** Finds the browser that the tests drive, or installs one with the system's own package manager. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

type FoundChromium = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly message: string };

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Package manager → what it must be told, in order. */
const installers: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'apt-get': [['update'], ['install', '-y', '--no-install-recommends', 'chromium']],
  dnf: [['install', '-y', 'chromium']],
  apk: [['add', 'chromium']],
  pacman: [['-Sy', '--noconfirm', 'chromium']],
  zypper: [['--non-interactive', 'install', 'chromium']],
};

export function findOrInstallChromium(): FoundChromium {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    return existsSync(named)
      ? { ok: true, path: named }
      : { ok: false, message: `CHROMIUM_PATH is ${named}, and there is no such file.` };
  }
  const found = findChromium();
  if (found) return { ok: true, path: found };

  const installer = Object.keys(installers).find(onPath);
  const commands = installer ? (installers[installer] ?? []).map((args) => [installer, ...args].join(' ')) : [];
  if (!installer || process.getuid?.() !== 0) {
    const how =
      commands.length > 0
        ? `:\n  ${commands.map((command) => `sudo ${command}`).join(' && ')}`
        : ' Chromium or Google Chrome';
    return {
      ok: false,
      message: `The browser tests need Chromium, and none was found. Install${how}\nor set CHROMIUM_PATH to one, and run npm test again.`,
    };
  }
  console.log(`No Chromium was found, so it is installed now: ${commands.join(' && ')}`);
  for (const args of installers[installer] ?? []) {
    const { status } = spawnSync(installer, args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0)
      return {
        ok: false,
        message: `${installer} could not install Chromium. Set CHROMIUM_PATH to one, and run npm test again.`,
      };
  }
  const installed = findChromium();
  return installed
    ? { ok: true, path: installed }
    : {
        ok: false,
        message: 'Chromium was installed but is not on the path. Set CHROMIUM_PATH to it, and run npm test again.',
      };
}

function findChromium(): string | undefined {
  return [...names.flatMap((name) => onPath(name) ?? []), ...elsewhere].find(
    (path) => isAbsolute(path) && existsSync(path),
  );
}

function onPath(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
