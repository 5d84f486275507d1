import { readConnectionTests } from './connection-tests.ts';
import { saysNone } from './none.ts';

/**
 * A parser of what people answer when they are asked which ports of a list are closed: `none`, `389, 636/tcp`,
 * `49152-65535`, or the output of `Test-NetConnection`. A number alone means TCP and UDP, as far as the list has them.
 */
export function parseClosedPorts<P extends string>(known: readonly P[]): (text: string) => P[] | undefined {
  const inOrder = (closed: ReadonlySet<P>) => known.filter((port) => closed.has(port));
  return (text) => {
    if (saysNone(text)) return [];
    const tests = readConnectionTests(text);
    const named = tests
      ? tests.filter(({ open }) => !open).map(({ port }) => find(known, port, port, ['TCP']))
      : readPorts(text).map(({ from, to, protocols }) => find(known, from, to, protocols));
    if (named.some((ports) => ports.length === 0) || (!tests && named.length === 0)) return undefined;
    return inOrder(new Set(named.flat()));
  };
}

interface PortWords {
  readonly from: number;
  readonly to: number;
  readonly protocols: readonly string[];
}

/** What is written, piece by piece. A piece that can't be understood has no port, and is then not on any list. */
function readPorts(text: string): PortWords[] {
  const pieces = text.split(/[,;\n]|\s(?:and|or)\s/i).filter((piece) => piece.trim() !== '');
  return pieces.flatMap((piece) => {
    // Someone who also writes what is open would have it taken for closed.
    const numbers = /\b(open|opened|ok|reachable|except|not|but)\b/i.test(piece)
      ? []
      : [...piece.matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/g)];
    const protocols = ['TCP', 'UDP'].filter((protocol) => piece.toUpperCase().includes(protocol));
    if (numbers.length === 0) return [{ from: Number.NaN, to: Number.NaN, protocols }];
    return numbers.map(([, from, to = from]) => ({
      from: Number(from),
      to: Number(to),
      protocols: protocols.length > 0 ? protocols : ['TCP', 'UDP'],
    }));
  });
}

/** The entries of a list that a port, or a whole range, belongs to. */
function find<P extends string>(known: readonly P[], from: number, to: number, protocols: readonly string[]): P[] {
  return known.filter((entry) => {
    const [numbers = '', protocol = ''] = entry.split(' ');
    const [first = Number.NaN, last = first] = numbers.split('-').map(Number);
    return protocols.includes(protocol) && first <= from && to <= last;
  });
}
