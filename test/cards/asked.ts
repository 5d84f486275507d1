import { render } from '../../src/cards/render.ts';
import type { AskedQuestion, View } from '../../src/protocol/view.ts';

/** A question as handlers show it, for tests to change one thing of. */
export const asked: AskedQuestion = {
  fact: 'dotnetRelease',
  subject: { id: '', name: '' },
  area: 'server',
  ask: 'Which release of the .NET Framework is installed?',
  about: 'the release of the .NET Framework',
  input: { kind: 'version' },
  howToFindOut: '(Get-ItemProperty $key).Release',
  accepts: 'Accepted: a version such as 4.8.',
  answer: null,
  seen: 0,
  typed: null,
};

export const review = { id: '7d1f0a52-3c3e-4f8e-9a55-0f2b8f6f1c01', name: 'HQ', revision: 7 };

export const given = { isValue: true, words: '4.8', evidence: '', by: 'Dana', at: '2026-11-20T14:05:00.000Z' };

/** What stands on a card in reading order: texts, labels, what is in the fields, and titles of buttons. */
export function read(view: View): string {
  const shown: string[] = [];
  JSON.stringify(render(view).card, (key, value) => {
    if (key === 'fallback' || key === 'data' || key === 'choices') return undefined;
    if (['text', 'label', 'title'].includes(key)) shown.push(value);
    if (key === 'value') shown.push(`[${value}]`);
    return value;
  });
  return shown.join('\n');
}

/** What the button of this title sends, and whether it sends the inputs too. */
export function pressed(view: View, title: string): { data: unknown; associatedInputs: unknown } {
  const found: { data: unknown; associatedInputs: unknown }[] = [];
  JSON.stringify(render(view).card, (_key, value) => {
    if (value?.type === 'Action.Execute' && value.title === title) found.push(value);
    return value;
  });
  const [button, ...others] = found;
  if (!button || others.length > 0) throw new Error(`${found.length} buttons are called ${title}`);
  return { data: button.data, associatedInputs: button.associatedInputs };
}
