import ts from 'typescript';
import { expect, it } from 'vitest';
import { readExamples } from '../../src/cards/examples.ts';
import { render } from '../../src/cards/render.ts';

/** Samples and cards are JSON, so the compiler is asked about them here: it sees each as a literal. */
it('every example is a view, and every card one that Teams knows', { timeout: 120_000 }, () => {
  const file = new URL('../../src/cards/examples-as-code.ts', import.meta.url).pathname;
  const lines = readExamples().flatMap(({ card, view }) => [
    `${JSON.stringify(view)} satisfies ViewOf<'${card}'>;`,
    `${JSON.stringify(render(view).card)} satisfies IAdaptiveCard;`,
  ]);
  const code = [
    `import type { IAdaptiveCard } from '@microsoft/teams.cards';`,
    `import type { ViewOf } from '../protocol/view.ts';`,
    ...lines.map((line) => `void (${line.replace(/;$/, '')});`),
  ].join('\n');
  const { config } = ts.readConfigFile(new URL('../../tsconfig.json', import.meta.url).pathname, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, code, version) : read(name, version);
  const found = ts.createProgram([file], options, host);
  const problems = found
    .getSemanticDiagnostics(found.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(problems).toEqual([]);
});
