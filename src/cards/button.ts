import type { Intent, IntentOf } from '../protocol/intent.ts';
import { plain } from './escape.ts';

/** What a button says before the form around it is filled in: Teams merges the inputs into `data`. */
type Saying = Intent | Omit<IntentOf<'profile.save'>, 'form'>;

type Press<T extends string> = {
  readonly type: T;
  readonly title: string;
  readonly data: Saying;
  readonly associatedInputs: 'auto' | 'none';
};

/** An intent to press. Clients that know no Action.Execute send the same data with Action.Submit. */
export type Button = Press<'Action.Execute'> & {
  readonly verb: Saying['kind'];
  /** Tells buttons of the same title apart, also for screen readers. */
  readonly tooltip: string;
  readonly fallback: Press<'Action.Submit'>;
};

/** @param about what the button is about, where its title alone does not say it */
export function button(title: string, intent: Saying, about = ''): Button {
  const press = {
    title: plain(title, 40),
    data: intent,
    // Elsewhere an empty required field would keep "Help" from working.
    associatedInputs: intent.kind === 'profile.save' ? 'auto' : 'none',
  } as const;
  return {
    type: 'Action.Execute',
    verb: intent.kind,
    ...press,
    tooltip: plain(about ? `${title} ${about}` : title, 160),
    fallback: { type: 'Action.Submit', ...press },
  };
}

/** What every client shows of one set; the rest it drops or hides. */
const setSize = 5;

/** Buttons in sets that every client shows whole. */
export function inSets(buttons: readonly Button[]): { buttons: readonly Button[] }[] {
  return Array.from({ length: Math.ceil(buttons.length / setSize) }, (_, set) => ({
    buttons: buttons.slice(set * setSize, (set + 1) * setSize),
  }));
}
