import { sayAccepted } from './accepts.ts';
import type { Input } from './define.ts';
import { parseNames } from './parse/names.ts';
import { parseProxyAddress } from './parse/proxy-address.ts';
import { parseServers } from './parse/servers.ts';
import { parseSuffixes } from './parse/suffixes.ts';
import { parseText } from './parse/text.ts';
import { type Profile, profileSchema } from './profile.ts';
import { type Understandable, understand } from './understand.ts';

/** What of a field of the planned installation tells how to read it. */
interface PlannedField {
  readonly name: keyof Profile;
  readonly title: string;
  readonly input: Input;
  readonly accepts?: string;
}

/** What someone's words in a field come to. Servers, forests and domains come without ids: those follow from what there was. */
type Understanding =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'notUnderstood'; readonly accepts: string };

const parsers: { readonly [K in keyof Profile]?: (text: string) => unknown } = {
  upnSuffixes: parseSuffixes,
  proxyAddress: parseProxyAddress,
  installingAccount: (text) => (/\s/.test(text.trim()) ? undefined : parseText(text)),
};

/** Understands what someone typed for a field. Nothing at all is `null` or an empty list where the field may be empty. */
export function understandPlan({ name, title, input, accepts }: PlannedField, text: string): Understanding {
  if (name === 'servers') {
    const read = parseServers(text);
    return 'because' in read ? refuse(read.because) : { kind: 'value', value: read.servers };
  }
  if (name === 'forests' || name === 'domains') {
    if (text.trim() === '') return { kind: 'value', value: [] };
    const read = parseNames(text, name === 'forests' ? 'forest' : 'domain');
    return 'because' in read ? refuse(read.because) : { kind: 'value', value: read.names };
  }
  const value = profileSchema.shape[name];
  const parse = parsers[name];
  const field: Understandable<unknown> = {
    ask: title,
    input,
    value,
    ...(accepts === undefined ? {} : { accepts }),
    ...(parse ? { parse } : {}),
  };
  const empty = [null, []].find((nothing) => value.safeParse(nothing).success);
  if (text.trim() === '') return empty === undefined ? refuse(sayAccepted(field)) : { kind: 'value', value: empty };
  // Who does not know yet how many, leaves it open.
  if (/^(none|nothing|no one|nobody|-|–|—)\.?$/i.test(text.trim()) && empty !== undefined)
    return { kind: 'value', value: empty };
  const understood = understand(field, text);
  if (understood.kind !== 'saidUnknown') return understood;
  return empty === undefined ? refuse(sayAccepted(field)) : { kind: 'value', value: empty };
}

const refuse = (accepts: string): Understanding => ({ kind: 'notUnderstood', accepts });
