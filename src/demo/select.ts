import { Fault } from './fault.ts';
import type { Call } from './route.ts';
import { propertiesOf } from './schema.ts';

/** The names in `$select`, or `undefined` where there is none. Throws the fault of a name that is not published. */
export function namesIn({ query, version }: Call, type: string): string[] | undefined {
  const names = query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  const properties = propertiesOf(type, version) ?? {};
  for (const name of names ?? [])
    if (!Object.hasOwn(properties, name))
      throw new Fault(
        400,
        'Request_BadRequest',
        `Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
      );
  return names;
}
