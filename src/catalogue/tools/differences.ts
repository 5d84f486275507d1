import devices from './devices.ts';
import type { Difference } from './difference.ts';
import forests from './forests.ts';
import groups from './groups.ts';
import operation from './operation.ts';
import scale from './scale.ts';
import scope from './scope.ts';
import signIn from './sign-in.ts';

/** How the two tools differ, in the order in which people read it. */
export const differences: readonly Difference[] = [
  ...signIn,
  ...scale,
  ...forests,
  ...devices,
  ...groups,
  ...scope,
  ...operation,
];
