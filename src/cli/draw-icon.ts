import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** The icons of the Teams app, both in `manifest/`. */
export const icons = ['color', 'outline'] as const;

let loaded: Promise<void> | undefined;

/** An icon as PNG, drawn from its SVG in the size that this gives. The same bytes on every machine. */
export async function drawIcon(name: (typeof icons)[number]): Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  loaded ??= initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await loaded;
  return new Resvg(readFileSync(new URL(`../../manifest/${name}.svg`, import.meta.url), 'utf8')).render().asPng();
}
