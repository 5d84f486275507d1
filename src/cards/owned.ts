import type { OwnedRow } from '../protocol/view.ts';
import { nameArea } from './area.ts';
import { type Button, button } from './button.ts';
import { outcomeMarks } from './mark.ts';

/** What someone takes care of, as people call it. Not escaped. */
export const nameOwned = ({ target, about }: Pick<OwnedRow, 'target' | 'about'>): string =>
  target.kind === 'area' ? nameArea(about) : about;

/** How far it is: a sign, and the same in words. */
export function tellState(state: OwnedRow['state']): { readonly mark: string; readonly words: string } {
  switch (state.kind) {
    case 'questions': {
      const { open, total } = state;
      if (total === 1) return open === 1 ? { mark: '?', words: 'open' } : { mark: '✓', words: 'answered' };
      return open === 0
        ? { mark: '✓', words: `all ${total} questions answered` }
        : { mark: '?', words: `${open} of ${total} questions open` };
    }
    case 'check': {
      const { mark, word } = outcomeMarks[state.outcome];
      return { mark, words: `check: ${word.toLowerCase()}` };
    }
    case 'gone':
      return { mark: '○', words: 'the planned installation does not have this any more' };
  }
}

/** The button to the place where it is done. None where that is gone. */
export function openOwned({ target, state, about }: OwnedRow, review: string): readonly Button[] {
  if (state.kind === 'gone') return [];
  switch (target.kind) {
    case 'question': {
      const { fact, subject } = target;
      const title = state.kind === 'questions' && state.open > 0 ? 'Answer' : 'Look';
      return [button(title, { kind: 'question.show', fact, subject, review }, about)];
    }
    case 'area': {
      const title = state.kind === 'questions' && state.open > 0 ? 'Answer' : 'Look';
      return [button(title, { kind: 'section.show', area: target.area, page: 1, review }, nameArea(target.area))];
    }
    case 'check':
      return [button('Why?', { kind: 'check.explain', check: target.check, review }, about)];
  }
}
