// A process of its own that opens a data folder: `node process.ts hold|write|work FOLDER`. Tests kill it.
import { setTimeout as wait } from 'node:timers/promises';
import { defaultProfile } from '../../src/facts/profile.ts';
import { startQueue } from '../../src/schedule/queue.ts';
import { openDatabase } from '../../src/store/database.ts';
import { FolderHeld } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/store.ts';

const [, , act, dataDir = ''] = process.argv;

const database = await openDatabase({ dataDir }).catch((error) => {
  if (!(error instanceof FolderHeld)) throw error;
  console.error(error.message);
  process.exit(1);
});
console.log('open');

if (act === 'write') {
  const { reviews } = openStore(database);
  for (let number = 1; ; number++) {
    const id = `review-${number}`;
    const review = {
      id,
      conversationId: 'c',
      name: id,
      profile: defaultProfile,
      revision: 1,
      createdAt: new Date(),
      archivedAt: null,
    };
    await reviews.create(review);
    console.log(id);
  }
}
if (act === 'work')
  await startQueue({
    ...database.jobs,
    onError: console.error,
    async handle(intent) {
      console.log(intent.kind);
      await wait(60_000);
    },
  });
await wait(60_000);
