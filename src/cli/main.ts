/** The command line. Each command is a file of its own; this one finds it and reports what goes wrong. */
import { CommandError } from './command-error.ts';

const commands: Readonly<
  Record<string, { readonly usage: string; readonly load: () => Promise<(args: string[]) => Promise<number>> }>
> = {
  check: {
    usage:
      'check [FILE…] [--json] [--release] [--quiet] [--today=DATE] [--jurisdiction=FILE]\n      everything that is wrong, with place and remedy; with --jurisdiction, of an agency’s own card',
    load: async () => (await import('./check.ts')).check,
  },
  prove: {
    usage: 'prove [FILE…] [--json]                              bounds and properties over every path',
    load: async () => (await import('./prove.ts')).prove,
  },
  score: {
    usage: 'score FILE CHOICE… [--judgment P=victim|not-victim] [--confidence P=75] [--json]',
    load: async () => (await import('./score.ts')).score,
  },
  play: {
    usage: 'play FILE                                           play it here, as an author',
    load: async () => (await import('./play.ts')).play,
  },
  graph: {
    usage: 'graph FILE > out.svg                                the scenario as a picture',
    load: async () => (await import('./graph.ts')).graph,
  },
  guide: {
    usage:
      'guide [--out=FOLDER]                                the facilitator’s guide and the instructor’s appendix, to print',
    load: async () => (await import('./guide.ts')).guide,
  },
  'verify-log': {
    usage:
      'verify-log [--agency=ID] [--head=SEQ:DIGEST] [--json]\n      every digest of the log anew: names what was altered, and prints the head to write down elsewhere',
    load: async () => (await import('./verify-log.ts')).verifyLogCommand,
  },
  rescore: {
    usage: 'rescore --scenario=ID | --form=ID [--dry-run]       finished work anew, under the key of today’s files',
    load: async () => (await import('./rescore.ts')).rescoreCommand,
  },
  retention: {
    usage: 'retention [--dry-run]                               erases records whose time is over',
    load: async () => (await import('./retention.ts')).retention,
  },
  'create-owner': {
    usage:
      'create-owner [--agency=ID [--email=ADDRESS]]\n      a link that sets up an agency, makes a further owner, or lets one back in',
    load: async () => (await import('./create-owner.ts')).createOwner,
  },
  schema: {
    usage: 'schema > scenarios/scenario.schema.json             the format, for editors',
    load: async () => (await import('./schema.ts')).schema,
  },
  move: {
    usage: 'move --to=postgres://… | --to=FILE                  the whole database to the other engine, row by row',
    load: async () => (await import('./move.ts')).move,
  },
  backup: {
    usage: 'backup --out=FOLDER                                 database and secrets, while the server goes on',
    load: async () => (await import('./backup.ts')).backup,
  },
  restore: {
    usage:
      'restore --from=FOLDER [--to=FOLDER | --to=postgres://…]\n      a backup into an empty data folder or database',
    load: async () => (await import('./restore.ts')).restore,
  },
  serve: {
    usage: 'serve                                               build if needed, and serve (npm start)',
    load: async () => async () => {
      const { serve } = await import('./serve.ts');
      await serve(process.env);
      return 0;
    },
  },
};

async function main([name, ...args]: string[]): Promise<number> {
  const command = name === undefined ? undefined : commands[name];
  if (!command) {
    const help = Object.values(commands).map(({ usage }) => `  ${usage}`);
    const lead =
      name === undefined || name === 'help' || name === '--help' ? '' : `No command is called "${name}".\n\n`;
    process.stderr.write(`${lead}npm run -s second-look -- <command>\n\n${help.join('\n')}\n`);
    return lead === '' ? 0 : 2;
  }
  return (await command.load())(args);
}

// Whoever reads the output may stop early, as `head` does. That is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof CommandError ? error.message : String((error as Error)?.stack ?? error)}\n`,
    );
    process.exitCode = error instanceof CommandError ? error.exitCode : 70;
  },
);
