import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { openTypst, PdfBroken } from '#adapters/typst';
import type { CertificateContent } from '#domain/certification/certificate';
import { certificatePdf } from '../../src/exports/certificate/certificate-pdf.ts';
import { qrPicture } from '../../src/exports/certificate/qr.ts';
import { aCertificate, aContent } from '../build/certificate.ts';
import { type ReadPdf, readPdf } from '../build/read-pdf.ts';

const verifyUrl = 'https://training.example.org/verify/7HQ4-KD2M';
const pdf = openTypst();

async function made(with_: Partial<CertificateContent> = {}): Promise<ReadPdf> {
  const certificate = aCertificate({ content: aContent(with_) });
  return readPdf(await pdf.compile(certificatePdf({ certificate, standing: 'valid', verifyUrl })));
}

function named(name: string): Promise<ReadPdf> {
  return made({ holder: { name, badge: '4471', postId: null } });
}

describe('the certificate as a PDF', () => {
  test('is tagged, has a title and a language, and is one page of letter size', async () => {
    const { catalog, objects, pages, title } = await made();
    expect(catalog).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(catalog).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(catalog).toMatch(/\/Lang\s*\(en-US\)/);
    expect(catalog).toContain('/DisplayDocTitle true');
    expect(title).toBe('Certificate of Ana Ortiz, Second Look');
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatch(/\/MediaBox\s*\[0 0 792 612\]/);
    expect(objects.some((object) => /\/S\s*\/H1\b/.test(object))).toBe(true);
  });

  test('says in words what its pictures show', async () => {
    const { alternatives } = await made({ lessons: { done: 7, of: 10 } });
    expect(alternatives).toContain(`QR code of the address that verifies this certificate: ${verifyUrl}`);
    expect(alternatives).toContain('7 of 10 lessons done, then certification Form A passed');
    expect(alternatives.some((text) => text.startsWith('Second Look'))).toBe(true);
  });

  test('holds its text as text', async () => {
    const { text } = await made({ confirmed: { by: 'Ian Boyd', on: '2026-11-20' }, identity: 'in-person' });
    for (const shown of [
      'Ana Ortiz',
      'Officer ID 4471',
      'Larkfield Police Department',
      'Form A, open reference form',
      '12 of 13',
      '10 needed',
      'Nov 20, 2028',
      'Ian Boyd',
      'Confirmed in the room',
      '7HQ4-KD2M',
      'Provisional',
      'a1b2 c3d4 e5f6',
    ]) {
      expect(text).toContain(shown);
    }
  });

  test.each([
    '#panic("x")',
    '#read("/etc/passwd")',
    '#{sys.inputs}',
    '= Head *bold* _slant_ $x^2$ <label> @ref `raw` \\ // gone',
    'Nguyễn Thị Hồng-Żółkiewska',
    'D’Angelo Šćepanović Ångström',
  ])('sets the name %s as it stands', async (name) => {
    const { text, title, pages } = await named(name);
    expect(text).toContain(name);
    expect(title).toContain(name);
    expect(pages).toHaveLength(1);
  });

  test.each([60, 120])('stays on one page with a name of %i letters', async (letters) => {
    const long = await made({
      holder: {
        name: 'Maximiliana-Wilhelmina '.repeat(6).slice(0, letters),
        badge: 'LPD-4471-B',
        postId: 'POST-99812-X',
      },
      agency: 'Metropolitan Regional Transit and Airport Police Department of the Greater Lakes',
      objectives: aContent().objectives.map(({ id }) => ({ id, met: false })),
      confirmed: { by: 'Sergeant Bartholomew Featherstonehaugh-Cholmondeley', on: '2026-11-20' },
    });
    expect(long.pages).toHaveLength(1);
  });

  test('says on paper too that it does not hold', async () => {
    const certificate = aCertificate({
      revoked: { at: '2026-12-01T00:00:00.000Z', by: 'coordinator', why: 'Secret.' },
    });
    const { text } = readPdf(await pdf.compile(certificatePdf({ certificate, standing: 'revoked', verifyUrl })));
    expect(text).toContain('Not valid: revoked on Dec 1, 2026.');
    expect(text).not.toContain('Secret');
  });

  test('is the same file each time, also for several at once', async () => {
    const certificate = aCertificate();
    const job = certificatePdf({ certificate, standing: 'valid', verifyUrl });
    const names = ['Ana Ortiz', 'Ben Cole', 'Cleo Hart'];
    const [one, other, ...texts] = await Promise.all([
      pdf.compile(job),
      pdf.compile(job),
      ...names.map(async (name) => (await named(name)).text),
    ]);
    expect(other).toEqual(one);
    for (const [at, name] of names.entries()) expect(texts[at]).toContain(name);
  });

  test('of a source that is at fault says what, and the next one is made all the same', async () => {
    await expect(pdf.compile({ source: '#panic("at fault")', data: {} })).rejects.toThrow(PdfBroken);
    await expect(pdf.compile({ source: '#panic("at fault")', data: {} })).rejects.toThrow('at fault');
    expect((await named('Ana Ortiz')).text).toContain('Ana Ortiz');
  });

  test('reaches no file of the machine', async () => {
    await expect(pdf.compile({ source: '#read("/etc/passwd")', data: {} })).rejects.toThrow(PdfBroken);
  });
});

test.each([
  ['Nguyễn Thị Żółkiewska', true],
  ['O’Neil – “Jo” Æsa Ðorđe', true],
  ['שלום', false],
  ['محمد', false],
  ['王小明', false],
])('whether the typeface has every letter of %s: %s', async (name, has) => {
  expect(await pdf.canSet(name)).toBe(has);
});

test('the QR code holds the modules that the encoder gives for the address', () => {
  const { size, path } = qrPicture(verifyUrl);
  const wanted = encode(verifyUrl, { ecc: 'M', border: 0 });
  expect(size).toBe(wanted.size);
  const drawn = wanted.data.map((row) => row.map(() => false));
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(length); step += 1) {
      const row = drawn[Number(y)];
      if (row) row[Number(x) + step] = true;
    }
  }
  expect(drawn).toEqual(wanted.data);
});
