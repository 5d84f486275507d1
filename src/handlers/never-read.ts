import type { View } from '../protocol/view.ts';

/** Said where a view would be about a tenant that was never read. */
export const neverRead: View = {
  kind: 'notice',
  text: 'This tenant has not been read yet. Ask “are we ready?” first.',
  commands: ['are we ready?', 'profile', 'help'],
};
