/** A host and a port as `proxy.contoso.com:8080`, also out of a URL as browsers and machine.config hold it. */
export function parseProxyAddress(text: string): string | undefined {
  const [, host = '', port = ''] = /^(?:https?:\/\/)?([\w.-]+):(\d{1,5})\/?$/i.exec(text.trim()) ?? [];
  const number = Number(port);
  return host !== '' && number >= 1 && number <= 65_535 ? `${host.toLowerCase()}:${number}` : undefined;
}
