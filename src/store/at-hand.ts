/** As many as are kept: they are large, never change, and the newest ones are asked for again and again. */
const usual = 50;

/** Loads what never changes once and keeps it at hand, the newest ones only. What is not there (`null`) is not kept. */
export function keepAtHand<V>(load: (key: string) => Promise<V>, most = usual): (key: string) => Promise<V> {
  const kept = new Map<string, V>();
  return async (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const loaded = await load(key);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= most) kept.delete(oldest);
    if (loaded !== null) kept.set(key, loaded);
    return loaded;
  };
}
