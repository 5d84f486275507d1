/** The lines `Name : Value` of what `Format-List` prints, or that people type so: names in lower case, each once. */
export function readProperties(text: string): ReadonlyMap<string, { readonly name: string; readonly value: string }> {
  const found = new Map<string, { name: string; value: string }>();
  for (const line of text.split(/[\r\n]+/)) {
    const [, name, value] = /^\s*([a-z][a-z0-9]*) {0,60}[:=](.*)$/i.exec(line) ?? [];
    if (name !== undefined && value !== undefined) found.set(name.toLowerCase(), { name, value: value.trim() });
  }
  return found;
}
