import permissions from '../../../infra/permissions.json' with { type: 'json' };
import type { Site } from '../site.ts';
import { ready } from './ready.ts';

/** The ready site before anybody granted a permission or answered a question: a review is led by its questions alone. */
export function guided(now: Date): Site {
  return {
    ...ready(now),
    name: 'guided',
    title: 'The ready site, of which Graph tells nothing and nobody has told anything yet.',
    answers: {},
    lacks: permissions.map(({ permission }) => permission),
    refusals: [
      {
        request: /./,
        status: 403,
        code: 'Authorization_RequestDenied',
        message: 'Insufficient privileges to complete the operation.',
      },
    ],
  };
}
