/**
 * The address of this site for links that leave the screen: "https://course.example.gov".
 *
 * @param publicUrl - the one that was set up; without it the one that the visitor came by
 */
export function originOf({ headers, url }: Request, publicUrl: string | null): string {
  if (publicUrl !== null) return publicUrl;
  const first = (name: string) => headers.get(name)?.split(',')[0]?.trim();
  const host = first('x-forwarded-host') ?? first('host') ?? new URL(url).host;
  const scheme = first('x-forwarded-proto') ?? new URL(url).protocol.replace(':', '');
  return `${scheme === 'https' ? 'https' : 'http'}://${host}`;
}
