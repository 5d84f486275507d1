import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** What a certificate says about itself. */
interface Validity {
  commonName: string;
  notBefore: Date;
  notAfter: Date;
}

const oid = {
  commonName: [0x55, 0x04, 0x03],
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
};

let keys: { publicKey: KeyObject; privateKey: KeyObject } | undefined;

/**
 * Makes a real self-signed X.509 certificate, as DER in base64, which is how Graph carries a signing certificate.
 * Node reads certificates but makes none; the structure is that of RFC 5280, section 4.1.
 */
export function createCertificate({ commonName, notBefore, notAfter }: Validity): string {
  keys ??= generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(tagged(0x06, Buffer.from(oid.ecdsaWithSha256)));
  const name = sequence(
    tagged(0x31, sequence(tagged(0x06, Buffer.from(oid.commonName)), tagged(0x0c, Buffer.from(commonName)))),
  );
  const version3 = tagged(0xa0, tagged(0x02, Buffer.from([2])));
  const serial = tagged(0x02, Buffer.from([1]));
  const validity = sequence(time(notBefore), time(notAfter));
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' });
  const body = sequence(version3, serial, algorithm, name, validity, name, publicKey);
  const signature = tagged(0x03, Buffer.from([0]), sign('sha256', body, keys.privateKey));
  return sequence(body, algorithm, signature).toString('base64');
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content)]), content]);
}

function lengthOf({ length }: Buffer): number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

/** UTCTime has two digits for the year and ends with 2049; GeneralizedTime takes over there. */
function time(at: Date): Buffer {
  const digits = `${at.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`;
  return at.getUTCFullYear() < 2050 ? tagged(0x17, Buffer.from(digits.slice(2))) : tagged(0x18, Buffer.from(digits));
}
