import { readPasted } from './pasted.ts';

const sizes = {
  byte: 1,
  kb: 2 ** 10,
  mb: 2 ** 20,
  mib: 2 ** 20,
  gb: 2 ** 30,
  gib: 2 ** 30,
  gigabyte: 2 ** 30,
  tb: 2 ** 40,
};
const frequencies = { hz: 1, mhz: 1e6, ghz: 1e9 };
const times = { s: 1, sec: 1, second: 1, min: 60, minute: 60, h: 3600, hour: 3600, day: 86_400 };
const shares = { '%': 1, percent: 1 };
const measures: readonly Readonly<Record<string, number>>[] = [sizes, frequencies, times, shares];
const multiples: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, million: 1e6 };

/** Units of which half of one is nothing unusual. Others, such as MB and seconds, are counted like objects. */
const comesInParts = new Set([
  'gb',
  'gib',
  'gigabyte',
  'tb',
  'ghz',
  'min',
  'minute',
  'h',
  'hour',
  'day',
  '%',
  'percent',
]);

/**
 * Windows prints MB, bytes and MHz, often without naming them: from these on, a whole number with no unit is more
 * likely one of those than GB, TB or GHz.
 */
const doubtfulFrom: Readonly<Record<string, number>> = { gb: 4096, tb: 4096, ghz: 100 };

/**
 * A number with the separators that people use, in the unit that was asked for: `12,000`, `12 000`, `16384 MB` as 16
 * where the unit is GB. Sizes count in 1024s. Refused is what can be read in two ways (`12,000 GB` is twelve or twelve
 * thousand), what is hedged (`about 500`) and what has another unit.
 */
export function parseNumber(text: string, unit = ''): number | undefined {
  const plain = readPasted(text)
    .replace(/[\u00a0\u2009\u202f\t]/g, ' ')
    .replace(/[’`]/g, "'")
    .replace(/−/g, '-');
  const [, sign, digits = '', words = ''] = /^([-+]?) ?(\d[\d., ']*)(.*)$/s.exec(plain) ?? [];
  const typed = nameUnit(words);
  const asked = nameUnit(unit);
  const measure = measures.find((units) => Object.hasOwn(units, asked));
  const factor = factorOf(typed, asked, measure);
  if (sign === undefined || factor === undefined) return undefined;
  const isCount = measure ? !comesInParts.has(typed || asked) : factor === 1;
  const amount = readDigits(digits.trim().replace(/\.$/, ''), isCount);
  if (amount === undefined) return undefined;
  const doubtful = doubtfulFrom[asked] ?? Number.POSITIVE_INFINITY;
  if (typed === '' && Number.isInteger(amount) && amount >= doubtful) return undefined;
  // Six decimals, because JavaScript prints a smaller number with an exponent, which no person types back.
  const value = Number((amount * factor).toFixed(6));
  if (value > Number.MAX_SAFE_INTEGER) return undefined;
  return sign === '-' && value !== 0 ? -value : value;
}

/** `GB RAM`, `minutes` or `Objects.` as `gb`, `minute` and `object`. */
const nameUnit = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/ (?:of )?(?:ram|memory|disk|free)$/, '')
    .replace(/(?<=.)s$/, '');

/** What to multiply by to get the unit that was asked for. */
function factorOf(typed: string, asked: string, measure: Readonly<Record<string, number>> | undefined) {
  if (typed === '' || typed === asked) return 1;
  if (measure) {
    return Object.hasOwn(measure, typed) ? (measure[typed] as number) / (measure[asked] as number) : undefined;
  }
  const [multiple = '', ...rest] = typed.split(/\s+/);
  const isOfUnit = rest.length === 0 || rest.join(' ') === asked;
  return isOfUnit && Object.hasOwn(multiples, multiple) ? multiples[multiple] : undefined;
}

/**
 * The separator decides where it can. One with three digits behind it can be either: in a count it stands for
 * thousands; in what comes in parts only a point that is no rounded number (`15.625`, as programs print it) is taken, as decimal.
 */
function readDigits(digits: string, isCount: boolean): number | undefined {
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) {
    if (isCount) return Number(digits.replace(/[.,]/, ''));
    return /\.\d\d[1-9]$/.test(digits) ? Number(digits) : undefined;
  }
  const separator = /^[1-9]\d{0,2}([ '.,])\d{3}(\1\d{3})*((?!\1)[.,]\d+)?$/.exec(digits)?.[1];
  if (separator) return Number(digits.replaceAll(separator, '').replace(',', '.'));
  return /^\d+([.,]\d+)?$/.test(digits) ? Number(digits.replace(',', '.')) : undefined;
}
