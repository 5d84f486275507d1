// Run as a process of its own by embedded.ts, with the folder to create as its argument.
import { argv } from 'node:process';
import { PGlite } from '@electric-sql/pglite';

const created = await PGlite.create(argv[2] ?? '');
await created.close();
