/** What a token looks like, wherever it comes from: in a header, or as a JSON Web Token. */
const tokens = /(?<=\bBearer )[^\s"']+|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const hidden = '[secret]';

/** Takes these secrets, and all that looks like a token, out of what is about to be written. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  // A key in PEM form may be quoted line by line. What is shorter would hide half of every sentence.
  const parts = secrets.flatMap((secret) => secret.split(/\r?\n|\\n/)).filter((part) => /^(?!-----).{6,}/.test(part));
  const longestFirst = [...new Set(parts.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, hidden), text).replace(tokens, hidden);
}

/** As it is, inside JSON, in an address and in a form. */
const formsOf = (text: string): string[] => [
  text,
  JSON.stringify(text).slice(1, -1),
  encodeURIComponent(text),
  new URLSearchParams({ '': text }).toString().slice(1),
];
