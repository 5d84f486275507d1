import { isObject, readJsonList } from './json.ts';
import { readProperties } from './properties.ts';

interface Agent {
  readonly machineName: string;
  readonly status: 'active' | 'inactive';
}

/** What a row of a page or a table holds besides the name and the status. */
const others =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:\d{1,3}\.){3}\d{1,3}|v?\d+(?:\.\d+){2,3}|is|status|[-–—*•|]+)$/i;

/** A computer, with or without its domain. A number alone is how many there are, not what one is called. */
const computer = /^(?=.*[a-z])[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,10}$/i;

/**
 * Agents, each by its computer and whether it is active: one a line or between commas, a table of a page or of
 * PowerShell, what `Format-List` prints, or Graph's JSON. One without a status is refused: it may be long gone.
 */
export function parseAgents(text: string): readonly Agent[] | undefined {
  const typed = text.trim();
  if (/^(?:none|no agents?|no|-|\[\s*\]|\{\s*"value"\s*:\s*\[\s*\]\s*\})\.?$/i.test(typed)) return [];
  const agents = fromJson(typed) ?? fromLists(typed) ?? fromLines(typed);
  if (!agents || agents.length === 0) return undefined;
  const named = agents.filter((agent) => agent !== null);
  if (named.length < agents.length) return undefined;
  return [...new Map(named.map((agent) => [`${agent.machineName.toLowerCase()} ${agent.status}`, agent])).values()];
}

function fromJson(text: string): (Agent | null)[] | undefined {
  return readJsonList(text)?.map((one) =>
    isObject(one) ? toAgent(String(one.machinename ?? ''), String(one.status ?? '')) : null,
  );
}

/** A block for each agent, with an empty line in between. */
function fromLists(text: string): (Agent | null)[] | undefined {
  if (!/^\s*MachineName\s*:/im.test(text)) return undefined;
  return text
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const properties = readProperties(block);
      return toAgent(properties.get('machinename')?.value ?? '', properties.get('status')?.value ?? '');
    });
}

function fromLines(text: string): (Agent | null)[] {
  return text
    .split(/[\r\n,;]+/)
    .filter((line) => line.trim() !== '' && !isFrame(line))
    .map((line) => {
      const words = line.split(/[\s:()=|"'{}[\]]+/).filter((word) => word !== '' && !others.test(word));
      const [status, ...more] = words.filter((word) => /^(?:in)?active$/i.test(word));
      const [name, ...rest] = words.filter((word) => !/^(?:in)?active$/i.test(word));
      return status && name && more.length === 0 && rest.length === 0 ? toAgent(name, status) : null;
    });
}

/** The names of a table's columns, and the line below them. */
const isFrame = (line: string) =>
  /^[\s-]+$/.test(line) ||
  (line.length < 500 &&
    /\b(?:machine ?name|name|machine|agent)\b/i.test(line) &&
    /\bstatus\s*$|\bstatus\b.*\t/i.test(line));

function toAgent(machineName: string, said: string): Agent | null {
  const status = said.toLowerCase();
  return computer.test(machineName) && (status === 'active' || status === 'inactive') ? { machineName, status } : null;
}
