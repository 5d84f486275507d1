import { isDeepStrictEqual } from 'node:util';
import { commands, parseCommand, type Topic } from '../protocol/commands.ts';

interface CommandList {
  readonly scopes: readonly string[];
  readonly commands: readonly { readonly title: string; readonly description: string }[];
}

/** What the menu of each scope is about. A list holds 12; `help` is in each of them and tells the rest. */
const topicsOf: Readonly<Record<string, readonly Topic[]>> = {
  personal: ['first', 'questions', 'people'],
  team: ['first', 'verdict'],
  groupChat: ['first', 'verdict'],
};

/** The menus that Teams shows when people write to Preflight, as the manifest of the app holds them. */
export function commandLists(): CommandList[] {
  return Object.entries(topicsOf).map(([scope, topics]) => ({
    scopes: [scope],
    commands: topics
      .flatMap((topic) => commands.filter((command) => command.topic === topic && isWhole(command)))
      .map(({ example, description }) => ({ title: example, description })),
  }));
}

/** Teams puts what is chosen into the message as it stands: an example with a name or a day in it is no use there. */
const isWhole = ({ example, intent }: (typeof commands)[number]) =>
  isDeepStrictEqual(parseCommand(example), intent([], []));
