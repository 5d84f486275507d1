import MiniSearch from 'minisearch';
import { commands } from '../protocol/commands.ts';
import type { Handler } from './handler.ts';

/** A sentence that is no command gets the nearest ones, never silence. */
export const suggestCommands: Handler<'command.unclear'> = async function* ({ text }) {
  const index = new MiniSearch({ fields: ['example', 'description'], searchOptions: { fuzzy: 0.3, prefix: true } });
  index.addAll(commands.map(({ example, description }, id) => ({ id, example, description })));
  const found = index.search(text).flatMap(({ id }) => commands[id]?.example ?? []);
  const suggestions = [...new Set([...found, 'are we ready?', 'help'])].slice(0, 4);
  yield {
    view: { kind: 'notice', text: 'Preflight does not know that command. The nearest ones:', commands: suggestions },
  };
};
