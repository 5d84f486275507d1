import { defineCheck } from '../../define.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

/** Microsoft's own providers, and how others name theirs. The one of the TPM does not say that it is for CNG. */
const keyStorage = /key storage|platform crypto provider|software ksp|\bksp\b|\bcng\b/i;
const cryptographic = /crypto(graphic)? provider|cryptographic services|\bcsp\b/i;

export default defineCheck({
  title: 'The key is held by a CSP, not a CNG key storage provider',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'AD FS as the wizard sets it up cannot use a key that a CNG key storage provider holds.',
  fix: [
    'Import the certificate again with a cryptographic service provider',
    'certutil -csp "Microsoft RSA SChannel Cryptographic Provider" -importpfx FILE',
  ],
  verify: 'certutil -store my',
  sources: [connectPrerequisites('TLS/SSL certificate requirements')],
  needs: ['adfsKeyProvider'],
  judge({ adfsKeyProvider: provider }) {
    const value = { provider };
    if (keyStorage.test(provider))
      return fail(`${provider} holds the key, which is a CNG key storage provider.`, value);
    return cryptographic.test(provider)
      ? pass(`${provider} holds the key.`, value)
      : unknown(
          `${provider} holds the key, which Preflight does not know. Answer CSP or KSP, as its maker calls it.`,
          'adfsKeyProvider',
          { kind: 'unexpectedShape' },
        );
  },
});
