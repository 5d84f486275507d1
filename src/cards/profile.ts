import layout from '../../cards/profile/template.json' with { type: 'json' };
import type { ProfileForm } from '../protocol/intent.ts';
import type { ProfileView } from '../protocol/view.ts';
import { toolNames } from './about.ts';
import { type Button, button, submit } from './button.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';

type Choices = readonly { readonly title: string; readonly value: string }[];
type Problems = readonly { readonly problem: string }[];

type ProfileData = {
  readonly review: string;
  readonly notes: readonly { readonly note: string }[];
  readonly form: ProfileForm;
  readonly choices: { readonly [K in 'tool' | 'installation' | 'settings']: Choices };
  readonly problems: { readonly [K in keyof ProfileForm]: Problems };
  readonly save: readonly Button[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<ProfileData>(layout);

const installations: { readonly [K in ProfileForm['installation']]: string } = {
  fresh: 'Fresh: nothing is installed yet',
  upgrade: 'Upgrade of an existing Entra Connect',
  dirsync: 'Upgrade from DirSync',
};

const settings: { readonly [K in ProfileForm['settings']]: string } = {
  express: 'Express settings',
  custom: 'Custom settings',
};

const choices = (titles: Readonly<Record<string, string>>): Choices =>
  Object.entries(titles).map(([value, title]) => ({ title, value }));

/** The planned installation as a form. What could not be understood is shown by its field, with what was typed kept. */
export function renderProfile({ review, profile, errors, overtaken }: ProfileView): Rendering {
  const typed = (field: keyof ProfileForm, stored: string) => errors[field]?.typed ?? stored;
  const problems = (field: keyof ProfileForm): Problems => {
    const error = errors[field];
    return error ? [{ problem: `✗ **Not understood.** ${escapeText(error.accepted, 200)}` }] : [];
  };
  const fallbackText = `The planned installation of ${plain(review.name, 80)}: ${toolNames[profile.tool]}.`;
  const card = fill({
    review: `Review **${escapeText(review.name, 80)}**. This decides which checks apply.`,
    notes: tellNotSaved(Object.keys(errors).length, overtaken),
    form: {
      tool: profile.tool,
      installation: profile.installation,
      settings: profile.settings,
      installingAccount: typed('installingAccount', profile.installingAccount ?? ''),
      upnSuffixes: typed('upnSuffixes', profile.upnSuffixes.join(', ')),
      objectsInScope: typed('objectsInScope', profile.objectsInScope?.toString() ?? ''),
    },
    choices: { tool: choices(toolNames), installation: choices(installations), settings: choices(settings) },
    problems: {
      tool: problems('tool'),
      installation: problems('installation'),
      settings: problems('settings'),
      installingAccount: problems('installingAccount'),
      upnSuffixes: problems('upnSuffixes'),
      objectsInScope: problems('objectsInScope'),
    },
    save: [submit('Save', { kind: 'profile.save', review: review.id, revision: review.revision })],
    buttons: [button('Back to the verdict', { kind: 'status.show' }), button('Help', { kind: 'help.show' })],
    fallbackText,
  });
  return { card, fallbackText };
}

function tellNotSaved(errors: number, overtaken: boolean): { note: string }[] {
  if (overtaken)
    return [
      {
        note: '✗ **Not saved:** someone else saved it while your form was open. This is what is stored now; change it again if you still need to.',
      },
    ];
  return errors > 0 ? [{ note: `✗ **Not saved:** ${count(errors, 'field')} could not be understood.` }] : [];
}
