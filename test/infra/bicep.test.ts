import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { nameOf, parseBicep, partsOf, propertyOf, readBicep, referencesIn, syntaxErrors } from './bicep.ts';

const files = ['main.bicep', 'database.bicep'];
const main = readBicep('main.bicep');

// A grammar sees no types: that Azure takes the template is seen by a what-if against a subscription only.
describe.each(files)('%s', (file) => {
  const tree = readBicep(file);
  const declared = (kind: string) => partsOf(tree, `${kind}_declaration`).map(nameOf);

  test('is Bicep', () => {
    expect(syntaxErrors(tree)).toEqual([]);
  });

  test('refers to what it declares, and to all of its parameters and variables', () => {
    const functions = new Set(partsOf(tree, 'call_expression').map((call) => call.namedChildren[0]?.text));
    const names = [...referencesIn(tree)].filter((name) => !functions.has(name));
    const all = ['parameter', 'variable', 'resource', 'module'].flatMap(declared);
    expect(names.filter((name) => !all.includes(name))).toEqual([]);
    for (const name of [...declared('parameter'), ...declared('variable')]) expect(names).toContain(name);
  });

  test('names each resource by what is known before anything is made, as Azure demands', () => {
    const bodies = partsOf(tree, 'resource_declaration').map((resource) => partsOf(resource, 'object')[0]);
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies)
      expect(body && propertyOf(body, 'name')?.text).toMatch(/^(?!.*\.(properties|outputs)\.)./);
  });
});

test.each([
  ['a brace is missing', "resource a 'b@1' = {\n  name: 'c'\n"],
  ['a bracket is missing', 'var a = [1, 2'],
  ['a value is missing', 'param a string ='],
  ['a keyword is misspelt', "resouce a 'b@1' = {\n}"],
  ['a type is missing', "resource a = {\n  name: 'c'\n}"],
])('what is no Bicep is seen: %s', (_, text) => {
  expect(syntaxErrors(parseBicep(text))).not.toEqual([]);
});

test('a name that is declared nowhere is seen', () => {
  expect([...referencesIn(parseBicep("param a string\nvar b = '${a}-${c}'\nvar d = { e: f, a: a }"))].sort()).toEqual([
    'a',
    'c',
    'f',
  ]);
});

test('every parameter of the template is described', () => {
  for (const parameter of partsOf(main, 'parameter_declaration'))
    expect(parameter.previousNamedSibling?.text, nameOf(parameter)).toMatch(/@description\('.+'\)/);
});

test('the database gets exactly the parameters that it takes', () => {
  const [module] = partsOf(main, 'module_declaration');
  const [body] = module ? partsOf(module, 'object') : [];
  const given = body && propertyOf(body, 'params')?.namedChildren.map(({ namedChildren }) => namedChildren[0]?.text);
  expect(given?.sort()).toEqual(partsOf(readBicep('database.bicep'), 'parameter_declaration').map(nameOf).sort());
});

describe('the environment of the bot', () => {
  const list = partsOf(main, 'object')
    .map((object) => propertyOf(object, 'env'))
    .find((env) => env !== undefined);
  const variables = (list?.namedChildren ?? [])
    .filter(({ type }) => type === 'object')
    .map((one) => ({
      name: propertyOf(one, 'name')?.text.slice(1, -1) ?? '',
      value: propertyOf(one, 'value')?.text ?? '',
    }));
  const names = variables.map(({ name }) => name);

  test('has no name that Preflight does not read', () => {
    const read = new Set<string | symbol>();
    const spy = new Proxy({}, { get: (_, name) => void read.add(name) });
    expect(() => readSettings(spy)).toThrow(/^MicrosoftAppId is missing/);
    expect(names.filter((name) => !read.has(name))).toEqual([]);
  });

  test('is all that Preflight needs', () => {
    const guid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
    const filled: Readonly<Record<string, string>> = {
      'identity.properties.clientId': guid,
      'identity.properties.tenantId': guid,
      'database.outputs.url':
        'postgres://preflight@preflight.postgres.database.azure.com:5432/preflight?sslmode=verify-full',
      'string(port)': '3978',
      admins: guid,
    };
    const given = variables.map(({ name, value }) => [
      name,
      value === '' ? 'ab'.repeat(32) : (filled[value] ?? value.replaceAll("'", '')),
    ]);
    expect(readSettings(Object.fromEntries(given))).toMatchObject({
      authentication: {
        settings: { MicrosoftAppId: guid, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: guid },
      },
      graph: { tenantId: guid },
      store: { databaseUrl: filled['database.outputs.url'] },
      port: 3978,
      admins: [guid],
      auditKey: expect.anything(),
    });
  });
});
