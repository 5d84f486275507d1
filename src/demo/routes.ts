import type { Route } from './route.ts';
import { directoryRoutes } from './routes/directory.ts';
import { reportRoutes } from './routes/reports.ts';
import { roleRoutes } from './routes/roles.ts';
import { syncRoutes } from './routes/sync.ts';

/** Every endpoint that the simulated tenant has. The first that matches counts. */
export const routes: readonly Route[] = [...directoryRoutes, ...roleRoutes, ...syncRoutes, ...reportRoutes];
