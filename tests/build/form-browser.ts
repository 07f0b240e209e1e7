/** A browser without scripts: it posts forms, keeps cookies and follows no redirect by itself. */
export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  readonly cookies: readonly string[];
}

export function aFormBrowser(url: string, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>();
  const send = async (path: string, form?: Record<string, string>): Promise<Page> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, url), {
      redirect: 'manual',
      headers: { ...headers, ...(cookie ? { cookie } : {}), ...(form ? { origin: url } : {}) },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    const cookies = response.headers.getSetCookie();
    for (const set of cookies) {
      const [, name = '', value = ''] = set.match(/^([^=]+)=([^;]*)/) ?? [];
      if (/max-age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
      cookies,
    };
  };
  return { get: (path: string) => send(path), post: send, jar };
}
