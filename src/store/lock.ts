import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const free = 'free';

/** Another process holds the data folder. The message names it. */
export class FolderHeld extends Error {
  readonly pid: number;
  readonly since: Date;

  constructor(folder: string, holder: Holder) {
    super(`The data folder ${folder} is held by process ${holder.pid} since ${holder.since.toISOString()}.`);
    this.name = 'FolderHeld';
    this.pid = holder.pid;
    this.since = holder.since;
  }
}

interface Holder {
  readonly pid: number;
  /** When the process started, in the words of its system, so that a reused pid is not taken for the holder. */
  readonly started: string;
  readonly since: Date;
}

/**
 * Holds a folder for this process alone until `release`, the end of the process, or its death.
 * Throws `FolderHeld` while another living process, or this one already, holds it.
 *
 * The folder gets a directory `lock` with exactly one file, whose name is the holder. Renaming that file is
 * compare-and-set: of two that want to follow a dead holder, one finds the old name gone.
 */
export function lockFolder(folder: string): { release(): void } {
  const lock = join(folder, 'lock');
  makeLock(folder, lock);
  const mine = nameOf({ pid: process.pid, started: startOf(process.pid) ?? '', since: new Date() });
  for (;;) {
    const current = readdirSync(lock)[0];
    const holder = current === undefined ? null : holderOf(current);
    if (holder && isAlive(holder)) throw new FolderHeld(folder, holder);
    if (current !== undefined && rename(join(lock, current), join(lock, mine))) break;
  }
  let released = false;
  const release = () => {
    if (released) return;
    released = true;
    process.off('exit', release);
    rename(join(lock, mine), join(lock, free));
  };
  process.on('exit', release);
  return { release };
}

/** Makes the directory together with its file, in one step that only the first of many can take. */
function makeLock(folder: string, lock: string): void {
  mkdirSync(folder, { recursive: true });
  const made = mkdtempSync(`${lock}-`);
  writeFileSync(join(made, free), '');
  // Windows says EPERM where the others say that the target is not empty.
  if (!rename(made, lock, ['ENOTEMPTY', 'EEXIST', 'EPERM'])) rmSync(made, { recursive: true });
}

/** False where it fails for one of the expected reasons. */
function rename(from: string, to: string, expected = ['ENOENT']): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (expected.includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function nameOf({ pid, started, since }: Holder): string {
  return `${pid}.${started.replace(/\W+/g, '-')}.${since.getTime()}`;
}

function holderOf(name: string): Holder | null {
  const [pid, started, since] = name.split('.');
  return name === free ? null : { pid: Number(pid), started: started ?? '', since: new Date(Number(since)) };
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and belongs to another user.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startOf(pid);
  // A process that may not be looked at counts as the holder: two writers would lose data without an error.
  return now === null || started === '' || now.replace(/\W+/g, '-') === started;
}

/** When a process started, `dead` for one that only waits to be reaped, or null where nobody can tell. */
function startOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', `${pid}`], {
        encoding: 'utf8',
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      }).trim();
    // The command's name, in parentheses, may itself hold spaces and parentheses. Field 3 is the state,
    // field 22 the start in clock ticks since boot, which is worth nothing without saying which boot.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    if (fields[0] === 'Z' || fields[0] === 'X') return 'dead';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return null;
  }
}
