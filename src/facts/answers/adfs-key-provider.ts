import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the provider that holds the key of the AD FS certificate',
  ask: 'Which provider holds the private key of the AD FS certificate on this server? Paste what the command prints.',
  input: { kind: 'text' },
  value: z.string().trim().min(1).max(200),
  howToFindOut:
    'certutil -store my THUMBPRINT prints it after "Provider ="; (Get-AdfsSslCertificate)[0].CertificateHash is the thumbprint',
  of: ['adfs', 'wap'],
  accepts: 'What certutil prints for this one certificate, or the name of the provider; CSP or KSP will do.',
  parse(text) {
    const printed = text
      .split(/[\r\n]+/)
      .map((line) => line.slice(line.indexOf('=') + 1 || line.length).trim())
      .filter((value) => /\bprovider\b/i.test(value));
    const [provider, ...others] = new Set(printed);
    // Output on several certificates does not tell which one is meant.
    if (provider !== undefined) return others.length === 0 ? provider : undefined;
    const typed = text.trim();
    return /^(csp|ksp|cng|[^=\n]*\bprovider\b[^=\n]*)$/i.test(typed) ? typed : undefined;
  },
});
