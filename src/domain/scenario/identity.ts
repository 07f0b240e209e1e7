import type { Finding } from './problem.ts';
import type { Scenario } from './schema.ts';

export interface IdentityOptions {
  readonly release?: boolean;
  /** Fixtures are refused unless the file stands under tests/. */
  readonly allowFixture?: boolean;
}

/** Is a scenario called what its file is called, and may it stand where it stands? */
export function identityFindings(
  scenario: Scenario,
  file: string,
  { release, allowFixture }: IdentityOptions,
): Finding[] {
  const found: Finding[] = [];
  const name = file
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.ya?ml$/, '');
  if (name !== scenario.id) {
    found.push({
      severity: 'error',
      code: 'id-is-not-file-name',
      at: ['id'],
      message: `The id is "${scenario.id}" and the file is called "${name}".`,
      remedy: 'Make them the same.',
    });
  }
  if (scenario.profile === 'fixture' && (release || !allowFixture)) {
    found.push({
      severity: 'error',
      code: 'fixture-outside-tests',
      at: ['profile'],
      message: 'A fixture skips the rules that make a scenario fair.',
      remedy: release ? 'A release holds no fixtures.' : 'Remove `profile`, or move the file under tests/.',
    });
  }
  return found;
}
