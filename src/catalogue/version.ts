/** The parts of a version such as `2.6.84.0`, or `null` when it is none. */
export function parseVersion(text: string): readonly number[] | null {
  return /^\d+(\.\d+)*$/.test(text.trim()) ? text.trim().split('.').map(Number) : null;
}

/** Below 0 when `a` is older than `b`, 0 when they are equal, part by part as numbers; a missing part counts as 0. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let part = 0; part < Math.max(a.length, b.length); part += 1) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
