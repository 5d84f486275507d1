import { readdirSync, readFileSync } from 'node:fs';
import type { View } from '../protocol/view.ts';

export interface Example {
  /** The folder below `cards/`. */
  readonly card: string;
  readonly name: string;
  readonly view: View;
}

const folder = new URL('../../cards/', import.meta.url);

/** Every named sample of every card, for the gallery and for the tests. A test holds each against its type. */
export function readExamples(): Example[] {
  return readdirSync(folder).flatMap((card) => {
    const views: Record<string, View> = JSON.parse(readFileSync(new URL(`${card}/examples.json`, folder), 'utf8'));
    return Object.entries(views).map(([name, view]) => ({ card, name, view }));
  });
}
