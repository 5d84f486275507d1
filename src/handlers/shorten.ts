/** Somebody's words inside a sentence: on one line, without the point at their end. */
export const shorten = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').replace(/\.$/, '');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};
