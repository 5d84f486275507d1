import type { Site } from './site.ts';
import { greenfield } from './sites/greenfield.ts';
import { guided } from './sites/guided.ts';
import { huge } from './sites/huge.ts';
import { ready } from './sites/ready.ts';
import { readyCloud } from './sites/ready-cloud.ts';
import { restricted } from './sites/restricted.ts';
import { throttled } from './sites/throttled.ts';
import { trouble } from './sites/trouble.ts';
import { unlicensed } from './sites/unlicensed.ts';

const builders = {
  ready,
  'ready-cloud': readyCloud,
  greenfield,
  trouble,
  restricted,
  guided,
  throttled,
  huge,
  unlicensed,
} as const satisfies Record<string, (now: Date) => Site>;

export type SiteName = keyof typeof builders;

/** Every simulated site by name, as it is at a given time. Names that people type are looked up here. */
export const sites: Readonly<Record<string, (now: Date) => Site>> = Object.assign(Object.create(null), builders);

/** A copy of a named site that belongs to the caller, changed in place by `change`. Its times lie around `now`. */
export function site(name: SiteName, change: (site: Site) => void = () => {}, now: Date = new Date()): Site {
  const copy = structuredClone(builders[name](now));
  change(copy);
  return copy;
}
