/** What a server does besides answering: each chore again and again, never two runs of one at once. */
export interface Chore {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: () => Promise<unknown>;
}

/**
 * Runs every chore at once and then at its interval. One that fails is logged and comes round again.
 * @returns stops them; resolves when those that are running have ended
 */
export function tend(chores: readonly Chore[]): () => Promise<void> {
  const ends = chores.map((chore) => repeat(chore));
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}

function repeat({ name, everySeconds, run }: Chore): () => Promise<void> {
  let isEnded = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const go = () => {
    running = run().then(
      () => undefined,
      (error: unknown) => {
        const stack = error instanceof Error ? error.stack : String(error);
        console.error(JSON.stringify({ level: 'error', chore: name, at: new Date().toISOString(), stack }));
      },
    );
    running.then(() => {
      if (!isEnded) timer = setTimeout(go, everySeconds * 1000);
      timer?.unref();
    });
  };
  go();
  return async () => {
    isEnded = true;
    clearTimeout(timer);
    await running;
  };
}
