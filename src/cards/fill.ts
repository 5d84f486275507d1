import type { IAdaptiveCard } from '@microsoft/teams.cards';
// The package's entry drags in the TypeScript sources of another one, which do not compile under our rules.
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import type { Button } from './button.ts';

/**
 * What a template may be given. The templating library prints `${title}` as it stands for a missing field and throws
 * on a null inside a longer text, so neither can be said. A part that may be absent is a list of none or one.
 */
type CardData = string | number | boolean | Button | readonly CardData[] | { readonly [name: string]: CardData };

/** Compiles a layout once. Filling it leaves text in the data alone: a `${…}` in there is never evaluated. */
export function compile<D extends CardData>(layout: object): (data: D) => IAdaptiveCard {
  const template = new Template(layout);
  return (data) => {
    const card: IAdaptiveCard = template.expand({ $root: data });
    const [warning] = template.getLastTemplateExpansionWarnings();
    if (warning) throw new Error(warning);
    return card;
  };
}
