/** Works out every digest of the log anew, and names what was altered. Exit code 1 if anything was. */
import { sha256 } from '#adapters/store/log';
import { storeOn } from '#adapters/store/open-store';
import { withDatabase } from '#adapters/store/with-database';
import type { Store } from '#app/ports';
import { type VerifiedLog, verifyLog } from '#app/records/verify-log';
import { stretches } from '#domain/records/erasure';
import { findingWords } from '#domain/records/finding-words';
import type { Anchor } from '#domain/records/verify';
import { CommandError } from './command-error.ts';
import { mendable, presentDatabase } from './data-folder.ts';
import { print, readOptions, toJson } from './options.ts';

interface OfAgency extends VerifiedLog {
  readonly agency: string;
  readonly name: string;
  readonly seconds: number;
}

/** Lines of findings that are printed in words; `--json` has all. */
const mostLines = 200;

export async function verifyLogCommand(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    agency: { type: 'string' },
    head: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  if (positionals.length > 0)
    throw new CommandError('Say it as: verify-log [--agency=ID] [--head=SEQ:DIGEST]… [--json]');
  const heads = (values.head ?? []).map(headOf);
  return mendable(async () => {
    const verified = await withDatabase(presentDatabase(process.env), ({ db }) =>
      verifyAll(storeOn(db), { agency: values.agency, heads }),
    );
    const isIntact = verified.every(
      ({ findings, decisionFindings }) => findings.length + decisionFindings.length === 0,
    );
    await print(
      values.json
        ? toJson({ intact: isIntact, agencies: verified })
        : verified.map(wordsOf).join('\n\n') || 'No agency.',
    );
    return isIntact ? 0 : 1;
  });
}

function headOf(text: string): Anchor {
  const [, seq, digest] = text.match(/^(\d+):([0-9a-f]{64})$/) ?? [];
  if (!seq || !digest)
    throw new CommandError(`"${text}" is no head. It looks like 1204:9f86d0…, as verify-log printed it.`);
  return { seq: Number(seq), digest, by: 'given' };
}

async function verifyAll(
  store: Store,
  { agency, heads }: { readonly agency: string | undefined; readonly heads: readonly Anchor[] },
): Promise<OfAgency[]> {
  const agencies = (await store.people.listAgencies()).filter(({ id }) => agency === undefined || id === agency);
  if (agency !== undefined && agencies.length === 0) throw new CommandError(`No agency has the id "${agency}".`);
  if (heads.length > 0 && agencies.length > 1)
    throw new CommandError('A head belongs to one agency: name it with --agency=ID');
  const verified: OfAgency[] = [];
  for (const { id, name } of agencies) {
    const began = performance.now();
    const log = await verifyLog({ store }, { agency: id, hash: sha256, heads });
    verified.push({ agency: id, name, seconds: (performance.now() - began) / 1000, ...log });
  }
  return verified;
}

function wordsOf({
  agency,
  name,
  seconds,
  rows,
  head,
  erased,
  decisions,
  findings,
  decisionFindings,
}: OfAgency): string {
  const words = [...findings, ...decisionFindings].map(findingWords);
  const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
  const rate = figures.format(Math.round(rows / Math.max(seconds, 0.001)));
  const left = words.length - mostLines;
  return [
    `${name} (${agency})`,
    ...words.slice(0, mostLines),
    ...(left > 0 ? [`… and ${figures.format(left)} more; --json has all.`] : []),
    words.length === 0 ? 'Intact.' : `Altered: ${figures.format(words.length)} findings, in the order of the log.`,
    ...erasedWords(erased),
    `${figures.format(rows)} rows and ${figures.format(decisions)} decisions in ${figures.format(seconds)} s (${rate} rows a second).`,
    `Head, to write down elsewhere: ${head.seq}:${head.digest}`,
  ].join('\n');
}

function erasedWords(erased: VerifiedLog['erased']): string[] {
  return [...Map.groupBy(erased, ({ by }) => by)].map(([by, rows]) => {
    const parts = stretches(rows.map(({ seq }) => seq)).map(([first, last]) =>
      first === last ? `${first}` : `${first} to ${last}`,
    );
    return `${rows.length === 1 ? 'Row' : 'Rows'} ${parts.join(', ')}: erased by row ${by}.`;
  });
}
