import type { Finding } from '../protocol/view.ts';
import { showDay } from './date.ts';
import { escapeText } from './escape.ts';

/** What lies over an outcome, as Markdown in front of it and behind it: it stays what it is. */
export function tellWaived({ waived }: Finding): { readonly before: string; readonly after: string } {
  if (!waived) return { before: '', after: '' };
  const parts = waived.by.map(
    ({ object, until, by }) =>
      `${object ? `for ${escapeText(object, 80)} ` : ''}until ${showDay(until)} by ${escapeText(by, 80)}`,
  );
  const shown = [...parts.slice(0, most), ...(parts.length > most ? [`${parts.length - most} more`] : [])].join('; ');
  return waived.isWhole
    ? { before: `**Waived** ${shown} · `, after: '' }
    : { before: '', after: ` **Waived in part** ${shown}.` };
}

const most = 3;
