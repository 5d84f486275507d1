/**
 * The number that pasted text gives a registry value of this name, in the forms of `Get-ItemProperty`
 * (`Release : 528040`), `reg query` (`Release REG_DWORD 0x80ea8`) and `.reg` files (`"Release"=dword:00080ea8`).
 * `undefined` where there is none.
 */
export function readRegistryNumber(text: string, name: string): number | undefined {
  const found = new RegExp(
    `\\b${name}"?(?:(?:\\s*=\\s*dword:|\\s+REG_DWORD\\s+0x)([0-9a-f]{1,8})|(?:[^\\S\\n]*[:=]|\\s)[^\\S\\n]*(\\d{1,10}))\\b`,
    'i',
  ).exec(text);
  if (!found) return undefined;
  return found[1] === undefined ? Number(found[2]) : Number.parseInt(found[1], 16);
}
