/** Who may import whom. Every source file is read, Astro and MDX included. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

type Layer =
  | 'domain'
  | 'app'
  | 'adapters'
  | 'islands'
  | 'components'
  | 'pages'
  | 'exports'
  | 'cli'
  | 'compose'
  | 'styles'
  | 'config';

/** A row a layer: what it may import of ours. `types:` is for types alone. */
const may: Readonly<Record<Layer, readonly string[]>> = {
  domain: ['domain'],
  app: ['app', 'domain', 'exports'],
  adapters: ['adapters', 'domain', 'types:app'],
  islands: ['islands', 'domain', 'styles'],
  components: ['components', 'islands', 'domain', 'styles'],
  pages: ['pages', 'components', 'islands', 'app', 'domain', 'styles'],
  exports: ['exports', 'domain'],
  cli: ['cli', 'domain', 'app', 'adapters', 'exports', 'compose'],
  compose: ['compose', 'domain', 'app', 'adapters', 'exports'],
  styles: ['styles'],
  config: ['domain', 'adapters'],
};

/** Packages that a layer may use; those not listed may use any. */
const packages: Partial<Record<Layer, readonly string[]>> = {
  domain: ['zod', 'xstate', 'yaml', 'text-readability'],
  app: [],
  exports: ['csv-parse', 'csv-stringify', 'write-excel-file', 'uqr'],
};

const layers: readonly [start: string, layer: Layer][] = [
  ['src/domain/', 'domain'],
  ['src/app/', 'app'],
  ['src/adapters/', 'adapters'],
  ['src/islands/', 'islands'],
  ['src/components/', 'components'],
  ['src/layouts/', 'components'],
  ['src/pages/', 'pages'],
  ['src/cli/', 'cli'],
  ['src/exports/', 'exports'],
  ['src/styles/', 'styles'],
  ['src/compose/', 'compose'],
  ['src/compose.ts', 'compose'],
  ['src/middleware.ts', 'compose'],
  ['src/env.d.ts', 'compose'],
  ['src/content.config.ts', 'config'],
  ['content/', 'components'],
];

interface Import {
  readonly from: string;
  /** A path of ours, or the name of a package. */
  readonly to: string;
  readonly isOurs: boolean;
  readonly typesOnly: boolean;
}

const aliases: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).imports;

function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const code = file.endsWith('.astro') ? partsWithCode(text) : text;
  const statements = code.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?((?:[\w*\s{},$]|\btype\b)*?)\s*(?:from\s*)?['"]([^'"\n]+)['"]/gm,
  );
  for (const [, type, names = '', to = ''] of statements)
    found.push(importOf(file, to, Boolean(type) || isTypes(names)));
  // A bare import('x') in a type loads nothing; one that is awaited, returned or passed on does.
  for (const [, to = ''] of code.matchAll(/(?:\bawait|\breturn|=>)\s*import\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push(importOf(file, to, false));
  return found;
}

/** The frontmatter and the scripts of an Astro file; its markup may quote code. */
function partsWithCode(text: string): string {
  const front = text.match(/^---\n([\s\S]*?)\n---/)?.[1] ?? '';
  return [front, ...[...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script)].join('\n');
}

/** `{ type A, type B }` imports nothing at run time. */
function isTypes(names: string): boolean {
  const inner = names.match(/^\{([\s\S]*)\}$/)?.[1];
  return inner?.split(',').every((name) => name.trim() === '' || /^type\s/.test(name.trim())) ?? false;
}

function importOf(from: string, to: string, typesOnly: boolean): Import {
  const clean = to.replace(/\?.*$/, '');
  if (clean.startsWith('.')) return { from, to: resolved(posix.join(dirname(from), clean)), isOurs: true, typesOnly };
  for (const [alias, target] of Object.entries(aliases)) {
    const [start = '', end = ''] = alias.split('*');
    if (clean === alias || (alias.includes('*') && clean.startsWith(start) && clean.endsWith(end))) {
      return { from, to: target.replace('*', clean.slice(start.length)).replace(/^\.\//, ''), isOurs: true, typesOnly };
    }
  }
  const [scope = '', name] = clean.split('/');
  return { from, to: scope.startsWith('@') ? `${scope}/${name}` : scope, isOurs: false, typesOnly };
}

function resolved(path: string): string {
  const file = ['', '.ts', '.tsx', '.d.ts', '/index.ts']
    .map((end) => `${path}${end}`)
    .find((each) => /\.\w+$/.test(each) && existsSync(join(root, each)));
  return file ?? path;
}

function layerOf(path: string): Layer | undefined {
  return layers.find(([start]) => path.startsWith(start))?.[1];
}

const files = globSync(['src/**/*.{ts,tsx,astro,mdx}', 'content/**/*.mdx'], { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
);
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));

/** What a set of imports does against the table. */
function breaches(all: readonly Import[]): string[] {
  return all.flatMap(({ from, to, isOurs, typesOnly }) => {
    const here = layerOf(from);
    if (!here) return [`${from} stands in no layer`];
    if (!isOurs) {
      const listed = packages[here];
      return !listed || listed.includes(to) || typesOnly ? [] : [`${here} may not use ${to}: ${from}`];
    }
    const there = layerOf(to);
    if (!there) return [`${from} imports ${to}, which stands in no layer`];
    const isAllowed = may[here].includes(there) || (typesOnly && may[here].includes(`types:${there}`));
    return isAllowed ? [] : [`${here} may not import ${there}: ${from} → ${to}`];
  });
}

describe('the layers', () => {
  it('hold every source file', () => expect(files.filter((file) => !layerOf(file))).toEqual([]));
  it('import only downwards', () => expect(breaches(imports)).toEqual([]));
  it('name only files that exist', () =>
    expect(
      imports
        .filter(({ isOurs, to }) => isOurs && !existsSync(join(root, to)))
        .map(({ from, to }) => `${from} → ${to}`),
    ).toEqual([]));

  it('let adapters know the ports of app, and no more of it', () => {
    const known = new Set(
      imports
        .filter(({ from, to, isOurs }) => isOurs && layerOf(from) === 'adapters' && layerOf(to) === 'app')
        .map(({ to }) => to),
    );
    expect([...known].filter((to) => !/^src\/app\/ports(\.ts$|\/)/.test(to))).toEqual([]);
  });

  it('keep what runs in a browser free of Node', () => {
    const inBrowser = imports.filter(({ from }) => ['domain', 'islands'].includes(layerOf(from) ?? ''));
    expect(inBrowser.filter(({ to, isOurs }) => !isOurs && to.startsWith('node:'))).toEqual([]);
  });

  it('keep Zod out of every island, however far the import leads', () => {
    const reached = [...reachable(files.filter((file) => layerOf(file) === 'islands'))];
    const schemas = reached.filter((file) =>
      imports.some(({ from, to, typesOnly }) => from === file && to === 'zod' && !typesOnly),
    );
    expect(schemas).toEqual([]);
  });

  it('have no cycle among modules', () => expect(cycles()).toEqual([]));
});

describe('the test of layers', () => {
  const seen = (file: string, code: string) => breaches(importsOf(file, code));
  it.each([
    ['src/domain/scenario/x.ts', "import { a } from '#app/ports';"],
    ['src/domain/scenario/x.ts', "import { a } from '../../app/ports.ts';"],
    ['src/domain/scenario/x.ts', "import fs from 'node:fs';"],
    ['src/domain/scenario/x.ts', "export { a } from '#adapters/system';"],
    ['src/app/x.ts', "import { a } from '#adapters/system';"],
    ['src/app/x.ts', "const a = await import('#adapters/system');\na.b();"],
    ['src/adapters/x.ts', "import { a } from '#app/ports';"],
    ['src/islands/X.tsx', "import { a } from '#app/ports';"],
    ['src/pages/x.astro', "---\nimport { a } from '#adapters/system';\n---\n<p>x</p>"],
    ['src/pages/x.astro', "---\n---\n<script>\nimport { a } from '#adapters/system';\n</script>"],
    ['src/components/X.astro', "---\nimport { a } from '#app/ports';\n---"],
    ['content/lessons/x.mdx', "import { a } from '#app/ports';"],
  ])('sees through %s: %s', (file, code) => expect(seen(file, code)).toHaveLength(1));
  it.each([
    ['src/adapters/x.ts', "import type { A } from '#app/ports';"],
    ['src/adapters/x.ts', "import { type A, type B } from '#app/ports';"],
    ['src/cli/x.ts', "import { a } from '#adapters/system';"],
    ['src/pages/x.astro', "---\n---\n<p>import {'{a}'} from '#adapters/system'</p>"],
  ])('lets pass %s: %s', (file, code) => expect(seen(file, code)).toEqual([]));
});

/** Files that run when these run. */
function reachable(starts: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...starts];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const { from, to, isOurs, typesOnly } of imports) if (from === next && isOurs && !typesOnly) waiting.push(to);
  }
  return seen;
}

/** Each cycle of run-time imports once, as the files on it. */
function cycles(): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, isOurs, typesOnly } of imports)
    if (isOurs && !typesOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, above: readonly string[]): void => {
    const start = above.indexOf(file);
    if (start >= 0) {
      const ring = above.slice(start);
      const first = ring.indexOf(ring.toSorted()[0] as string);
      found.add([...ring.slice(first), ...ring.slice(0, first)].map((each) => relative('src', each)).join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...above, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return [...found].sort();
}
