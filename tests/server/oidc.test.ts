import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { aFolder } from '../build/folder.ts';
import { aFormBrowser } from '../build/form-browser.ts';
import { anIdentityProvider } from '../build/identity-provider.ts';
import { endServer, startServer } from '../build/server.ts';

const people = {
  olive: { email: 'olive@example.org', email_verified: true },
  unsure: { email: 'olive@example.org', email_verified: false },
  stranger: { email: 'stranger@example.org', email_verified: true },
};

test('single sign-on goes from the built server to a provider and back', async () => {
  const port = await aFreePort();
  const provider = await anIdentityProvider(people, `http://127.0.0.1:${port}/sign-in/sso/return`);
  const env = { ...provider.env, OIDC_NAME: 'Sign in with Larkfield', PORT: String(port) };
  const server = await startServer(aFolder(), undefined, env);
  try {
    await expect.poll(server.output).toMatch(/setup\?token=/);
    const token = server.output().match(/\/setup\?token=([\w-]+)/)?.[1] ?? '';
    await aFormBrowser(server.url).post('/setup', {
      token,
      agency: 'Larkfield Police Department',
      name: 'Olive Marsh',
      email: 'olive@example.org',
      password: 'copper lantern, nine geese',
    });
    const come = async (person: keyof typeof people) => {
      const browser = aFormBrowser(server.url);
      expect((await browser.get('/sign-in?next=/account')).text).toContain('Sign in with Larkfield');
      const away = await browser.get('/sign-in/sso?next=/account');
      const back = await provider.signIn(away.location ?? '', person);
      return { browser, back, page: await browser.get(back.pathname + back.search) };
    };
    const { browser, back, page } = await come('olive');
    expect([page.status, page.location]).toEqual([303, '/account']);
    expect((await browser.get('/account')).text).toContain('Your agency’s sign-in');
    const again = await browser.get(back.pathname + back.search);
    expect([again.status, again.text.includes('Begin again')]).toEqual([400, true]);
    const stranger = await come('stranger');
    expect(stranger.page.status).toBe(403);
    expect(stranger.page.text).toContain('Ask your coordinator to add you');
    expect((await come('unsure')).page.text).toContain('does not vouch for your e-mail address');
    expect(server.output()).not.toMatch(/code=|state=|olive@/);
  } finally {
    await endServer(server);
  }
}, 60_000);

/** The provider has to know the way back before the server starts. */
async function aFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
