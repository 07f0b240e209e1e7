import { describe, expect, test } from 'vitest';
import { anAgency } from '../build/agency.ts';
import { aCertificate, aContent } from '../build/certificate.ts';
import { engines } from '../build/engines.ts';
import { aSitting, certificatePorts } from '../build/passed-sitting.ts';

describe.each(engines)('certificates on $name', ({ open }) => {
  async function filled() {
    const opened = await open();
    const { store } = opened;
    await anAgency(store);
    const ports = certificatePorts(opened);
    await aSitting(ports);
    await aSitting(ports, { id: 'sitting-2', member: 'trainee-2' });
    return store.certificates;
  }

  test('a certificate is found as it was kept, by id, code, sitting and member', async () => {
    const certificates = await filled();
    const certificate = aCertificate();
    expect(await certificates.add(certificate)).toBe(true);
    expect(await certificates.find('certificate-1')).toEqual(certificate);
    expect(await certificates.findByCode('7HQ4-KD2M')).toEqual(certificate);
    expect(await certificates.findBySitting('sitting-1')).toEqual(certificate);
    expect(await certificates.listOfMember('trainee-1')).toEqual([certificate]);
    expect(await certificates.find('another')).toBeUndefined();
  });

  test('a sitting has one, and a code belongs to one', async () => {
    const certificates = await filled();
    await certificates.add(aCertificate());
    const other = aCertificate({ id: 'certificate-2', content: aContent({ code: '0000-0001' }) });
    expect(await certificates.add(other)).toBe(false);
    expect(await certificates.add(aCertificate({ id: 'certificate-3', sitting: 'sitting-2' }))).toBe(false);
    expect(await certificates.add({ ...other, sitting: 'sitting-2', member: 'trainee-2' })).toBe(true);
    expect(await certificates.listOfMember('trainee-1')).toHaveLength(1);
  });

  test('it is revoked once', async () => {
    const certificates = await filled();
    await certificates.add(aCertificate());
    const revocation = { at: '2026-12-01T00:00:00.000Z', by: 'coordinator', why: 'An error.' };
    expect(await certificates.revoke('certificate-1', revocation)).toBe(true);
    expect(await certificates.revoke('certificate-1', { ...revocation, why: 'Another.' })).toBe(false);
    expect(await certificates.find('certificate-1')).toMatchObject({ revoked: revocation });
    expect(await certificates.revoke('another', revocation)).toBe(false);
  });
});
