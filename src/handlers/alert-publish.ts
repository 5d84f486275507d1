import type { AlertView } from '../protocol/view.ts';
import type { Alert } from '../review/alert.ts';
import type { Dossier } from '../review/dossier.ts';
import { liveDay } from '../review/live.ts';
import type { Handler } from './handler.ts';
import { aboutOf } from './picture.ts';
import type { Ports } from './ports.ts';

/** Tells one conversation of an alert; the same message says when it is over. */
export const publishAlert: Handler<'alert.publish'> = async function* ({ alert: id }, { conversation }, ports) {
  const alert = await ports.alerts.get(id);
  const dossier = alert && (await ports.dossiers.get(alert.reviewId));
  if (!dossier) return;
  const slot = `alert ${id}`;
  const once = `${slot} ${conversation.id}`;
  const view = await showAlert(alert, dossier, ports);
  // Once it is there, it is updated in place.
  yield (await ports.deliveries.isDone(once)) ? { view, slot } : { view, slot, once };
};

async function showAlert(alert: Alert, dossier: Dossier, ports: Ports): Promise<AlertView> {
  const { review } = dossier;
  const { event, seenAt, resolved, summary } = alert;
  const live = await ports.lives.get(review.id);
  return {
    kind: 'alert',
    ...aboutOf(dossier, ports),
    event: event.kind === 'happening' ? event : { ...event, ...describe(event, review.profile, ports), summary },
    seenAt,
    resolved,
    criteria: live && liveDay(live, new Date(seenAt)) !== null ? live.criteria : [],
  };
}

function describe(
  { check, subject }: { check: string; subject: string },
  { servers, forests, domains }: Dossier['review']['profile'],
  { catalogue }: Ports,
) {
  const { title = check, severity = 'informational', fix = [''] } = catalogue[check] ?? {};
  const named = [...servers, ...forests, ...domains].find(({ id }) => id === subject);
  return { title, severity, subject: named?.name ?? subject, fix: fix[0] ?? '' };
}
