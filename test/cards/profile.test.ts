import { expect, it } from 'vitest';
import { defaultProfile } from '../../src/facts/profile.ts';
import { fieldsOn } from '../../src/protocol/profile-fields.ts';
import type { ProfileView } from '../../src/protocol/view.ts';
import { pressed, read, review } from './asked.ts';

const profile = { ...defaultProfile, upnSuffixes: ['contoso.com', 'fabrikam.com'], objectsInScope: 12000 };
const view = (change: Partial<ProfileView> = {}): ProfileView => {
  const { page = 1, profile: planned = profile } = change;
  const fields = fieldsOn(page, planned).map(({ name }) => name);
  return {
    kind: 'profile',
    review,
    page,
    profile: planned,
    fields,
    guesses: {},
    errors: {},
    overtaken: false,
    saved: false,
    ...change,
  };
};

it('shows what is stored', () => {
  const card = read(view());
  expect(card).toContain('UPN suffixes to be synchronized\n[contoso.com, fabrikam.com]');
  expect(card).toContain('Objects in Active Directory to be synchronized\n[12000]');
  expect(card).toContain('Account that will run the wizard\n[]');
  expect(card).toContain('That account uses multifactor authentication\n[yes]');
  expect(card).not.toMatch(/✓|✗|Guessed/);
});

it('keeps what was typed in its field, and says above it what is accepted', () => {
  const card = read(view({ errors: { objectsInScope: { typed: 'lots', accepted: 'Accepted: a whole number.' } } }));
  expect(card).toContain(
    '✗ **Not understood.** Accepted: a whole number.\nObjects in Active Directory to be synchronized\n[lots]',
  );
  expect(card).toContain('**Not saved:** 1 field could not be understood.');
});

it('keeps a date that is none in a field for text', () => {
  const card = read(view({ errors: { targetDate: { typed: '03/04/2026', accepted: 'Accepted: a date.' } } }));
  expect(card).toContain('Day of the installation\n[03/04/2026]');
});

it('says that someone else was first', () => {
  expect(read(view({ overtaken: true }))).toContain('**Not saved:** someone else saved it');
});

it('marks a guess by text below its field, and says that nothing is stored', () => {
  const card = read(
    view({
      profile: { ...profile, signIn: 'federation' },
      guesses: { signIn: 'the tenant has 1 federated domain, a_b_c.com.' },
    }),
  );
  expect(card).toContain('1 field below is guessed from the tenant. Nothing is stored before you save.');
  expect(card).toContain(
    'Sign-in method\n[federation]\nGuessed: the tenant has 1 federated domain, a_b_c.com. Saving confirms it.',
  );
});

it('saves under the revision that it shows, and lets other buttons work while a field is empty', () => {
  const target = { kind: 'profile.save', review: review.id, revision: review.revision, form: {} };
  expect(pressed(view(), 'Save')).toEqual({ data: { ...target, page: 1, goOn: false }, associatedInputs: 'auto' });
  expect(pressed(view(), 'Save and go on').data).toEqual({ ...target, page: 1, goOn: true });
  expect(pressed(view({ page: 2 }), 'Save').data).toEqual({ ...target, page: 2, goOn: false });
  expect(pressed(view({ page: 2 }), '‹ Planned installation').data).toEqual({ kind: 'profile.show', page: 1 });
  expect(pressed(view(), 'Help')).toEqual({ data: { kind: 'help.show' }, associatedInputs: 'none' });
});

it('asks on the second card for servers by role, and only for what matters', () => {
  const servers = [
    { id: 'active-1', name: 'SYNC01', role: 'active' },
    { id: 'adfs-1', name: 'STS01', role: 'adfs' },
    { id: 'adfs-2', name: 'STS02', role: 'adfs' },
  ] as const;
  const card = read(view({ page: 2, profile: { ...profile, servers: [...servers] }, saved: true }));
  expect(card).toContain('✓ Saved.');
  expect(card).toContain('Servers by role, one role per line\n[active: SYNC01\nAD FS: STS01, STS02]');
  expect(card).toContain('one server and one forest are assumed');
  expect(card).not.toMatch(/Federation|gMSA|firewall/i);
  expect(read(view({ page: 2, profile: { ...profile, tool: 'cloud' } }))).not.toMatch(/Database|Health/);
});
