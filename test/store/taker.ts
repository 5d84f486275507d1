// A process of its own that locks every folder that it is sent, and answers whether it could. Tests kill it.
import { FolderHeld, lockFolder } from '../../src/store/lock.ts';

process.setMaxListeners(0);
process.on('SIGTERM', () => process.exit());
process.on('message', (folder: string) => {
  try {
    lockFolder(folder);
    process.send?.(true);
  } catch (error) {
    if (!(error instanceof FolderHeld)) throw error;
    process.send?.(false);
  }
});
