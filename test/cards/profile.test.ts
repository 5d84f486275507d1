import { expect, it } from 'vitest';
import { render } from '../../src/cards/render.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import type { ProfileView } from '../../src/protocol/view.ts';

const view: ProfileView = {
  kind: 'profile',
  review: { id: '7d1f0a52-3c3e-4f8e-9a55-0f2b8f6f1c01', name: 'HQ', revision: 7 },
  profile: { ...defaultProfile, upnSuffixes: ['contoso.com', 'fabrikam.com'], objectsInScope: 12000 },
  errors: {},
  overtaken: false,
};

const body = (change: Partial<ProfileView>) => render({ ...view, ...change }).card.body as unknown as readonly object[];

it('shows what is stored', () => {
  expect(body({})).toContainEqual(
    expect.objectContaining({ id: 'form.upnSuffixes', value: 'contoso.com, fabrikam.com' }),
  );
  expect(body({})).toContainEqual(expect.objectContaining({ id: 'form.objectsInScope', value: '12000' }));
  expect(body({})).toContainEqual(expect.objectContaining({ id: 'form.installingAccount', value: '' }));
});

it('keeps what was typed in its field, and says above it what is accepted', () => {
  const shown = body({ errors: { objectsInScope: { typed: 'lots', accepted: 'Accepted: a whole number.' } } });
  const place = shown.findIndex((element) => 'id' in element && element.id === 'form.objectsInScope');
  expect(shown[place]).toMatchObject({ value: 'lots' });
  expect(shown[place - 1]).toMatchObject({ text: '✗ **Not understood.** Accepted: a whole number.' });
  expect(JSON.stringify(shown)).toContain('**Not saved:** 1 field could not be understood.');
});

it('says that someone else was first', () => {
  expect(JSON.stringify(body({ overtaken: true }))).toContain('**Not saved:** someone else saved it');
  expect(JSON.stringify(body({}))).not.toContain('Not saved');
});

it('saves under the revision that it shows, and lets other buttons work while a field is empty', () => {
  const card = JSON.stringify(render(view).card);
  expect(card).toContain(
    '"data":{"kind":"profile.save","review":"7d1f0a52-3c3e-4f8e-9a55-0f2b8f6f1c01","revision":7,"form":{}}',
  );
  expect(card).toContain('"data":{"kind":"help.show"},"associatedInputs":"none"');
});
