import { showDay, showDistance } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, notApplicable, pass, warning } from '../../outcome.ts';
import { learn2026 } from '../../sources.ts';
import { showList } from '../../words.ts';

/** The part of its lifetime after which Entra Connect itself warns: the scheduler should have renewed it. */
const renewedAfter = 0.7;

export default defineCheck({
  title: 'The certificate that Entra Connect signs in with is renewed in time',
  severity: 'informational',
  tools: 'connect',
  urgent: true,
  why: 'Entra Connect renews the certificate of its application by itself, but not while the scheduler is suspended. When the certificate expires, synchronization stops.',
  fix: [
    'See whether the scheduler is suspended, and resume it',
    'On the Entra Connect server: Get-ADSyncScheduler; the wizard renews it under Additional tasks > Rotate application certificate',
    'Remove the application of a server that is no longer there',
  ],
  verify:
    'Get-MgApplication -Filter "startswith(displayName,\'ConnectSyncProvisioning_\')" | Select DisplayName -ExpandProperty KeyCredentials',
  sources: [learn2026.applicationAuthentication('Certificate rotation')],
  needs: ['connectApplications'],
  judge({ connectApplications }, { now }) {
    const found = connectApplications.flatMap(({ name, certificate }) =>
      certificate ? [{ name, ...certificate }] : [],
    );
    if (found.length === 0) return notApplicable('Entra Connect manages no application with a certificate here.');
    const expired = found.filter(({ ends }) => Date.parse(ends) <= now.getTime());
    const overdue = found.filter((one) => !expired.includes(one) && isOverdue(one, now));
    const names = (some: typeof found) => some.map(({ name }) => name);
    // The days themselves move with every renewal, which is nothing that anyone has to decide on.
    const value = { expired: names(expired), overdue: names(overdue) };
    const parts = [
      ...expired.map(({ name, ends }) => `the certificate of ${name} expired on ${showDay(ends)}`),
      ...overdue.map(
        ({ name, ends }) =>
          `the certificate of ${name} should be renewed by now, it ends on ${showDay(ends)} (${showDistance(ends, now)})`,
      ),
    ];
    const text = parts.join('; ');
    const words = `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    // A server that is gone leaves its application behind: as long as another one is valid, this may be all there is to it.
    if (expired.length === found.length) return fail(words, value);
    if (parts.length > 0) return warning(words, value);
    return pass(`Valid: ${showList(found.map(({ name, ends }) => `${name} until ${showDay(ends)}`))}.`, value);
  },
});

function isOverdue({ starts, ends }: { starts: string | null; ends: string }, now: Date): boolean {
  if (starts === null) return false;
  const [from, to] = [Date.parse(starts), Date.parse(ends)];
  return now.getTime() >= from + (to - from) * renewedAfter;
}
