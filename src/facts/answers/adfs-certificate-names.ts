import { z } from 'zod';
import { defineAnswer } from '../define.ts';

const name = z.string().min(1).max(255);

/** `dnsNames` and `otherNames` are subject alternative names, of type dNSName and of any other type. */
export default defineAnswer({
  about: 'the names in the certificate of AD FS',
  ask: 'Which names does the TLS certificate of AD FS hold? Paste what the command prints.',
  input: { kind: 'text' },
  value: z.strictObject({
    dnsNames: z.array(name).max(250),
    otherNames: z.array(name).max(250),
    commonName: name.nullable(),
  }),
  howToFindOut:
    'On an AD FS server: $c = Get-Item "Cert:\\LocalMachine\\My\\$((Get-AdfsSslCertificate | Select -First 1).CertificateHash)"; "Subject: $($c.Subject)"; $c.Extensions | ? { $_.Oid.Value -eq \'2.5.29.17\' } | % { $_.Format($true) }',
  accepts:
    'What the command, certutil -dump or openssl x509 -text prints, or the subject alternative names separated by commas.',
  parse(text) {
    // PowerShell mixes the common name into this list, so it does not tell what the alternative names are.
    if (/DnsNameList/i.test(text)) return undefined;
    const plain = text
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean);
    if (plain.length > 0 && plain.every((word) => host.test(word)))
      return { dnsNames: unique(plain), otherNames: [], commonName: null };
    const names = {
      dnsNames: unique([...text.matchAll(dnsName)].map(([, found]) => (found as string).toLowerCase())),
      otherNames: unique([...text.matchAll(otherName)].map(([, found]) => found as string)),
      commonName: commonName(text),
    };
    return names.dnsNames.length + names.otherNames.length > 0 || names.commonName !== null ? names : undefined;
  },
});

const host = /^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/;
/** As Windows, in some languages with a hyphen, and OpenSSL write it. */
const dnsName = /\bDNS(?:[ -]?Name)?\s*[=:]\s*([^\s,;]+)/gi;
const otherName = /\b(?:RFC822[ -]Name|IP[ -]Address|Principal Name|email)\s*[=:]\s*([^\s,;]+)/gi;

/** The subject's, never the issuer's: on one line, or on a line for each part as `certutil -dump` prints it. */
function commonName(text: string): string | null {
  const subject = /\bsubject[\]\s:=]*((?:\/?[A-Z][A-Z0-9.]*\s*=.*\s*)+)/i.exec(text)?.[1];
  const parts = subject ?? (/\bissuer\b/i.test(text) ? '' : text);
  return /(?:^|[\s,/])CN\s*=\s*"?([^\s,;/+"]+)/i.exec(parts)?.[1]?.toLowerCase() ?? null;
}

const unique = (names: readonly string[]) => [...new Set(names)];
