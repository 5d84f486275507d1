import type { Intent, IntentKind, IntentOf } from '../protocol/intent.ts';
import { plain } from './escape.ts';

/** What a button says before the form around it is filled in: Teams merges the inputs into `data`. */
type Unfilled<K extends IntentKind> = K extends IntentKind
  ? Omit<IntentOf<K>, 'form'> & { readonly form?: Record<never, never> }
  : never;

type Form = Unfilled<
  | 'profile.save'
  | 'answer.give'
  | 'answer.exclude'
  | 'section.save'
  | 'owner.assign'
  | 'waiver.request'
  | 'waiver.decline'
  | 'approval.request'
  | 'approval.vote'
  | 'approval.renew'
  | 'digest.save'
>;

type Press<T extends string> = {
  readonly type: T;
  readonly title: string;
  readonly data: Intent | Form;
  readonly associatedInputs: 'auto' | 'none';
};

/** An intent to press. Clients that know no Action.Execute send the same data with Action.Submit. */
export type Button = Press<'Action.Execute'> & {
  readonly verb: IntentKind;
  /** Tells buttons of the same title apart, also for screen readers. */
  readonly tooltip: string;
  readonly fallback: Press<'Action.Submit'>;
};

/** @param about what the button is about, where its title alone does not say it */
export function button(title: string, intent: Intent, about = ''): Button {
  // With the inputs, an empty required field would keep "Help" from working.
  return press(title, intent, 'none', about);
}

/** A button that sends the inputs around it as its form. */
export function submit(title: string, form: Form, about = ''): Button {
  // Clients leave empty inputs out, and with all of them empty there would be no form.
  return press(title, { ...form, form: {} }, 'auto', about);
}

function press(title: string, data: Intent | Form, associatedInputs: 'auto' | 'none', about: string): Button {
  const said = { title: plain(title, 40), data, associatedInputs };
  return {
    type: 'Action.Execute',
    verb: data.kind,
    ...said,
    tooltip: plain(about ? `${title} ${about}` : title, 160),
    fallback: { type: 'Action.Submit', ...said },
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
