import type { SummaryView } from '../protocol/view.ts';
import { escapeText, plain } from './escape.ts';

type About = Pick<SummaryView, 'review' | 'tenant' | 'tool'>;

export const toolNames: { readonly [K in SummaryView['tool']]: string } = {
  connect: 'Entra Connect Sync',
  cloud: 'Entra Cloud Sync',
};

/** Which review of which tool in which tenant, with the tenant's id: nobody should review the wrong one. */
export function aboutLine({ review, tenant, tool }: About): string {
  const where = tenant
    ? `tenant **${escapeText(tenant.name, 80) || 'without a name'}** (${escapeText(tenant.id, 40)})`
    : 'tenant not read yet';
  return `${escapeText(review.name, 80)} · ${toolNames[tool]} · ${where}`;
}

/** The same for places without Markdown. */
export function aboutPlain({ review, tenant, tool }: About): string {
  return `${plain(review.name, 80)} · ${toolNames[tool]} · ${tenant ? plain(tenant.name || tenant.id, 80) : 'tenant not read yet'}`;
}
