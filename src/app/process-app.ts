/**
 * The application of this process. What Astro bundles and the program that serves it share no module, only the
 * process, so the application waits under a name that both know.
 */
const slot: unique symbol = Symbol.for('second-look.app') as never;
const processWide = globalThis as { [slot]?: unknown };

export function provideApp(app: unknown): void {
  processWide[slot] = app;
}

export function findApp<App>(): App | undefined {
  return processWide[slot] as App | undefined;
}
