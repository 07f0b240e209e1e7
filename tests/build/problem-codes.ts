/** Every problem code that the source can report, read from the source itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folders = ['src/domain/scenario', 'src/domain/course', 'src/domain/certification', 'src/adapters', 'src/cli'];

/** The forms in which a code is written. All codes hold a hyphen, which keeps other names out. */
const forms = [
  /\bcode:([^,;\n]*)/g,
  /\bcode(?:s)? = ([^;]*);/g,
  /\b(?:error|warning|unknown|missing|problem|refuse|finding)\(\s*('[^']*')/g,
  /\b(?:atCell|atKey)\(([^()]*)\)/g,
  /\beach\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g,
];

export function problemCodes(): string[] {
  const found = new Set(['commit-bypassed', 'report-bypassed']);
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder)).filter((each) => each.endsWith('.ts'))) {
      const source = readFileSync(join(root, folder, name), 'utf8');
      for (const form of forms) {
        for (const [, written = ''] of source.matchAll(form)) {
          for (const [, code = ''] of written.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)+)'/g)) found.add(code);
        }
      }
    }
  }
  return [...found].sort();
}
