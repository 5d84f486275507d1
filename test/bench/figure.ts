/** One measured figure beside what it was measured against, in the same run on the same machine. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly yardstick: number;
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
}

/** `most` and `least` bound the ratio of the value to its yardstick. */
export function figure(
  name: string,
  value: number,
  yardstick: number,
  goal: { most: number } | { least: number },
): Figure {
  const ratio = value / yardstick;
  const met = 'most' in goal ? ratio <= goal.most : ratio >= goal.least;
  const round = (x: number) => Number(x.toPrecision(4));
  return {
    name,
    value: round(value),
    yardstick: round(yardstick),
    ratio: round(ratio),
    goal: 'most' in goal ? `at most ${goal.most}` : `at least ${goal.least}`,
    met,
  };
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Milliseconds that some work takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
