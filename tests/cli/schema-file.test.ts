import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secondLook } from '../build/command.ts';
import { root } from '../build/scenario.ts';

test('the JSON Schema that editors read is the one that the format gives', async () => {
  const stored = readFileSync(join(root, 'scenarios/scenario.schema.json'), 'utf8');
  const { out } = await secondLook(['schema']);
  expect(stored, 'run: npm run -s second-look -- schema > scenarios/scenario.schema.json').toBe(out);
});
