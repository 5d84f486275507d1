import type { AccessView } from '../protocol/view.ts';

/** The command that grants Preflight some permissions; none named, all that it can use. */
export function grantCommand({ identity, tenant }: AccessView['command'], only: readonly string[]): string {
  const settings = tenant
    ? [`AZURE_TENANT_ID=${tenant.id}`, ...(tenant.cloud === 'global' ? [] : [`CLOUD=${tenant.cloud}`])]
    : [];
  const flags = only.map((permission) => `--only ${permission}`);
  return [...settings, 'npm run -s preflight -- grant', `--to ${identity ?? 'OBJECT_ID'}`, ...flags].join(' ');
}
