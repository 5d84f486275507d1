import type { Refused } from '../review/refused.ts';
import { isCron, onDays, type Timing, weekdayNames } from '../review/timing.ts';

/** What someone says about when to hear of changes. What they leave out is `null`. */
export interface TimingWords {
  readonly days: readonly number[] | null;
  readonly at: { readonly hour: number; readonly minute: number } | null;
  readonly zone: string | null;
  readonly cron: string | null;
  readonly onlyChanges: boolean | null;
}

const accepted =
  'Say, for example, “digest every weekday at 08:00 Europe/Zurich”, “digest weekly on Monday”, “digest only when something changes” or “digest cron 0 8 * * 1-5”.';

const names = weekdayNames.map((name) => name.toLowerCase());
const everyDay = [0, 1, 2, 3, 4, 5, 6];
const weekdays = [1, 2, 3, 4, 5];

/** Reads a sentence such as `every weekday at 08:00 Europe/Zurich only when something changes`. */
export function readTiming(text: string, now: Date): TimingWords | Refused {
  let rest = ` ${text.trim().replace(/\s+/g, ' ')} `;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = rest.replace(found[0], ' ');
    return found;
  };

  const silent = take(
    / (?:only (?:when|if|on) (?:something |anything )?change[sd]?|changes only|when something changes)(?= )/i,
  );
  const loud = take(/ (?:always|also when nothing change[sd]?|even when nothing change[sd]?)(?= )/i);
  const onlyChanges = silent ? true : loud ? false : null;

  const line = take(/ cron ([\d*/,-]+(?: [\w*/,\-#]+){4})(?= )/i)?.[1] ?? null;
  if (line !== null && !isCron(line, now))
    return {
      refused: `“${line}” is no line of cron that Preflight takes: five fields, and at most one digest an hour.`,
    };

  const zone = take(/ (?:in )?([A-Za-z]+(?:\/[A-Za-z_+\-0-9]+)+|UTC|GMT)(?= )/)?.[1] ?? null;
  const known = zone === null ? null : findZone(zone);
  if (zone !== null && known === null)
    return { refused: `“${zone}” is no time zone. Time zones are written as in Europe/Zurich or America/New_York.` };

  const time =
    take(/ (?:at )?(\d{1,2}):(\d{2}) ?(am|pm)?(?= )/i) ??
    take(/ (?:at )?(\d{1,2})() ?(am|pm|h|o['’]clock)(?= )/i) ??
    take(/ at (\d{1,2})()()(?= )/i);
  const noon = time ? null : take(/ at (noon|midnight)(?= )/i)?.[1]?.toLowerCase();
  const at = time ? readTime(time) : noon ? { hour: noon === 'noon' ? 12 : 0, minute: 0 } : null;
  if (time && at === null)
    return { refused: `“${time[0].trim()}” is no time of day. Times are written as in 08:00 or 4 pm.` };

  const days = readDays(take);
  // What is left may be a city, as in "08:00 Zurich".
  const city = known ?? findCity(rest.trim());
  if (city !== null && known === null) rest = '';
  if (/[^\s,.]/.test(rest.replace(/ (?:on|at|the|and|in|a|digest|please)(?= )/gi, ' ')))
    return { refused: `Preflight does not understand “${rest.trim()}” as a time for a digest. ${accepted}` };
  return { days, at, zone: city, cron: line, onlyChanges };
}

/** The timing that the words mean, with what they leave out taken from the one that holds, or from the usual. */
export function toTiming({ days, at, zone, cron }: TimingWords, current: Timing | null, usualZone: string): Timing {
  const inZone = zone ?? current?.zone ?? usualZone;
  if (cron !== null) return { cron, zone: inZone };
  if (days === null && at === null && current) return { cron: current.cron, zone: inZone };
  const [minute, hour, , , held] = (current?.cron ?? '').split(' ');
  const isSimple = /^\d+$/.test(minute ?? '') && /^\d+$/.test(hour ?? '');
  const time = at ?? (isSimple ? { hour: Number(hour), minute: Number(minute) } : { hour: 8, minute: 0 });
  const heldDays =
    held === '*' ? everyDay : /^[0-6](,[0-6])*$/.test(held ?? '') ? (held ?? '').split(',').map(Number) : weekdays;
  return onDays(days ?? heldDays, time, inZone);
}

/** A time zone as the time zone database writes it. `null`: there is none of that name. */
function findZone(name: string): string | null {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    // Older names are resolved to newer ones, and an offset is no zone.
    return /^[+-]/.test(timeZone)
      ? null
      : (Intl.supportedValuesOf('timeZone').find((one) => one.toLowerCase() === name.toLowerCase()) ?? timeZone);
  } catch {
    return null;
  }
}

function findCity(words: string): string | null {
  const city = words.replace(/^in /i, '').replaceAll(' ', '_').toLowerCase();
  if (city === '') return null;
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ?? null;
}

function readTime([, hours = '', minutes = '', half = '']: RegExpExecArray): TimingWords['at'] {
  const number = Number(hours);
  const isHalf = /^[ap]m$/i.test(half);
  if (isHalf && (number < 1 || number > 12)) return null;
  const hour = isHalf ? (number % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : number;
  const minute = Number(minutes || '0');
  return hour < 24 && minute < 60 ? { hour, minute } : null;
}

function readDays(take: (pattern: RegExp) => RegExpExecArray | null): readonly number[] | null {
  const every = ' (?:(?:on|every|each|weekly(?: on)?) )*';
  if (take(new RegExp(`${every}(?:weekdays?|working days?|workdays?)(?= )`, 'i'))) return weekdays;
  if (take(/ (?:daily|every day|each day|every morning)(?= )/i)) return everyDay;
  const chosen: number[] = [];
  const name = `(${names.map((one) => `${one.slice(0, 3)}(?:${one.slice(3)})?`).join('|')})s?`;
  for (;;) {
    const found = take(new RegExp(`(?:${every}|(?:,| and) (?:on )?| )${name},?(?= )`, 'i'));
    if (!found?.[1]) break;
    const short = found[1].slice(0, 3).toLowerCase();
    chosen.push(names.findIndex((one) => one.startsWith(short)));
  }
  if (chosen.length > 0) return [...new Set(chosen)];
  return take(/ (?:weekly|every week|once a week)(?= )/i) ? [1] : null;
}
