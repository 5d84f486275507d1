import { measureAnswers } from './answer.ts';
import { measureAudit } from './audit.ts';
import type { Figure } from './figure.ts';
import { measureScan } from './scan.ts';

/** Prints each figure beside its yardstick; with `--json` one line a figure. Exit status 1 when a goal is missed. */
const asJson = process.argv.includes('--json');
let missed = false;

function print(figures: readonly Figure[]) {
  for (const one of figures) {
    missed ||= !one.met;
    const { name, value, yardstick, ratio, goal, met } = one;
    console.log(
      asJson
        ? JSON.stringify(one)
        : `${met ? 'met   ' : 'MISSED'} ${name}: ${value} / ${yardstick} = ${ratio} (goal: ${goal})`,
    );
  }
}

print(await measureScan());
print(await measureAnswers());
print(await measureAudit());
process.exit(missed ? 1 : 0);
