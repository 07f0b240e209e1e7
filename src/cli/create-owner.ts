/** Prints a link that makes its reader an owner, once. Who can run this has the machine already. */
import { StartRefused } from '#app/start-refused';
import { compose } from '#compose';
import { CommandError } from './command-error.ts';
import { print, readOptions } from './options.ts';

const usage = 'create-owner [--agency=ID [--email=ADDRESS]]';

/**
 * Without options: a link that sets up an agency. `--agency`: one owner more for it. `--email`: of an owner of that
 * agency who has lost the password.
 */
export async function createOwner(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { agency: { type: 'string' }, email: { type: 'string' } });
  if (positionals.length > 0 || (values.email && !values.agency)) throw new CommandError(`Say it as: ${usage}`);
  const app = await compose(process.env).catch((error: unknown) => {
    throw error instanceof StartRefused ? new CommandError(error.message, 1) : error;
  });
  try {
    const { agency = null, email = null } = values;
    const made = await app.accounts.makeOwnerLink({ agency, email });
    if (!made.ok) throw new CommandError(await refusal(app, made.reason, values), 1);
    const address = app.publicUrl ?? `http://127.0.0.1:${process.env['PORT'] || 4321}`;
    await print(`This link works once, for seven days, while the server runs:\n  ${address}${made.link.path}`);
    return 0;
  } finally {
    await app.close();
  }
}

async function refusal(
  app: Awaited<ReturnType<typeof compose>>,
  reason: 'unknown-agency' | 'not-an-owner',
  { agency, email }: { agency?: string | undefined; email?: string | undefined },
): Promise<string> {
  if (reason === 'not-an-owner') return `No owner of that agency has the address ${email}.`;
  const known = await app.accounts.listAgencyNames();
  const list = known.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  return known.length > 0
    ? `No agency has the id "${agency}". There are:\n${list}`
    : `No agency has the id "${agency}"; there is none yet. Leave --agency out to set up the first.`;
}
