import { databaseTemplate } from './store/template.ts';

/** Made before the clock of any test runs. */
export default async function setup(): Promise<void> {
  await databaseTemplate();
}
