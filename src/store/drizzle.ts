import { createRequire } from 'node:module';

// Node reads drizzle-orm's package.json, which has 180 kB, anew for each of its hundreds of ES modules and so takes
// 230 MB to load them. The same library as CommonJS takes 20 MB.
const require = createRequire(import.meta.url);

export const { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, max, ne, notInArray, or, sql } =
  require('drizzle-orm') as typeof import('drizzle-orm');

export const { bigint, boolean, index, integer, json, pgTable, primaryKey, text, timestamp } =
  require('drizzle-orm/pg-core') as typeof import('drizzle-orm/pg-core');

export const onPglite = {
  ...(require('drizzle-orm/pglite') as typeof import('drizzle-orm/pglite')),
  ...(require('drizzle-orm/pglite/migrator') as typeof import('drizzle-orm/pglite/migrator')),
};

export const onServer = {
  ...(require('drizzle-orm/node-postgres') as typeof import('drizzle-orm/node-postgres')),
  ...(require('drizzle-orm/node-postgres/migrator') as typeof import('drizzle-orm/node-postgres/migrator')),
};
