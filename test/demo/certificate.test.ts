import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCertificate } from '../../src/demo/certificate.ts';

const read = (base64: string) => new X509Certificate(Buffer.from(base64, 'base64'));

test('a certificate is a real one: it says when it is valid, and its signature holds', () => {
  const certificate = read(
    createCertificate({
      commonName: 'ADFS Signing - sts.fabrikam.com',
      notBefore: new Date('2025-12-01T08:30:15Z'),
      notAfter: new Date('2026-12-01T08:30:15Z'),
    }),
  );
  expect(certificate.validFromDate).toEqual(new Date('2025-12-01T08:30:15Z'));
  expect(certificate.validToDate).toEqual(new Date('2026-12-01T08:30:15Z'));
  expect(certificate.subject).toBe('CN=ADFS Signing - sts.fabrikam.com');
  expect(certificate.verify(certificate.publicKey)).toBe(true);
});

test('a certificate may outlast 2049, where dates are written in another way, and have a long name', () => {
  const certificate = read(
    createCertificate({
      commonName: 'x'.repeat(300),
      notBefore: new Date('2049-12-31T23:59:59Z'),
      notAfter: new Date('2050-01-01T00:00:00Z'),
    }),
  );
  expect(certificate.validFromDate).toEqual(new Date('2049-12-31T23:59:59Z'));
  expect(certificate.validToDate).toEqual(new Date('2050-01-01T00:00:00Z'));
  expect(certificate.subject).toHaveLength('CN='.length + 300);
});
