/**
 * Whether a name in a certificate stands for a host: the same name in any case, or a wildcard in place of exactly its
 * first label (RFC 6125), so that `*.contoso.com` covers `sts.contoso.com` but not `sts.emea.contoso.com`.
 */
export function coversHost(name: string, host: string): boolean {
  const [offered, wanted] = [plain(name), plain(host)];
  const firstDot = wanted.indexOf('.');
  return offered === wanted || (firstDot > 0 && offered === `*${wanted.slice(firstDot)}`);
}

/** In lower case and without the dot of the root. */
const plain = (name: string) => name.toLowerCase().replace(/\.$/, '');
