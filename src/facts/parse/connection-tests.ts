/** One result that `Test-NetConnection` printed. */
interface ConnectionTest {
  readonly host: string;
  readonly port: number;
  readonly open: boolean;
}

/** The results in the output of `Test-NetConnection`, as a list or as a table; `null` where the text is none. */
export function readConnectionTests(text: string): readonly ConnectionTest[] | null {
  if (!/TcpTestSucceeded/i.test(text)) return null;
  return /^[ \t]*TcpTestSucceeded\s*:/im.test(text) ? readList(text) : readTable(text);
}

function readList(text: string): ConnectionTest[] | null {
  const records = text.split(/^(?=[ \t]*ComputerName\s*:)/im).filter((part) => /^\s*ComputerName\s*:/i.test(part));
  return complete(
    records.map((record) => {
      const field = (name: string) => new RegExp(`^[ \\t]*${name}\\s*:\\s*(\\S+)`, 'im').exec(record)?.[1] ?? '';
      return toTest(field('ComputerName'), field('RemotePort'), field('TcpTestSucceeded'));
    }),
  );
}

function readTable(text: string): ConnectionTest[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const start = lines.findIndex((cells) => cells.some((cell) => /^TcpTestSucceeded$/i.test(cell)));
  const columns = (lines[start] ?? []).map((cell) => cell.toLowerCase());
  const rows = lines.slice(start + 1).filter(([first = '']) => first !== '' && !/^-+$/.test(first));
  return complete(
    rows
      // The table's header comes again where several tables are pasted one after another, as do the warnings.
      .filter((cells) => cells[0]?.toLowerCase() !== columns[0] && !/^warning:$/i.test(cells[0] ?? ''))
      .map((cells) => {
        const cell = (name: string) => cells[columns.indexOf(name.toLowerCase())] ?? '';
        return toTest(cell('ComputerName'), cell('RemotePort'), cell('TcpTestSucceeded'));
      }),
  );
}

function toTest(host: string, port: string, open: string): ConnectionTest | null {
  return host !== '' && /^\d{1,5}$/.test(port) && /^(true|false)$/i.test(open)
    ? { host, port: Number(port), open: open.toLowerCase() === 'true' }
    : null;
}

/** A result that can't be read makes all of them useless: it may be the closed one. */
const complete = (tests: (ConnectionTest | null)[]) =>
  tests.length > 0 && tests.every((test) => test !== null) ? tests : null;
