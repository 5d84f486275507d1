import { describe, expect, test } from 'vitest';
import { addConfiguration, jobStatus } from '../../src/demo/cloud-sync.ts';
import { causeOf, known, refuse, scan } from './scan.ts';

const template = '1a4721b3-e57f-4451-ae87-ef078703ec94';

describe('the jobs of Cloud Sync', () => {
  test('are read of each configuration, and one that Graph refuses is unknown by itself', async () => {
    const { facts, roundTrips } = await scan('ready', ({ tenant, refusals }) => {
      addConfiguration(tenant, 'one.example', { AD2AADProvisioning: jobStatus({}) });
      addConfiguration(tenant, 'two.example', { AD2AADDeviceSync: jobStatus({ code: 'Paused' }) });
      refusals.push(refuse(new RegExp(`${tenant.servicePrincipals[0]?.id}/synchronization`)));
    });
    const [one, two] = known(facts, 'cloudSyncConfigurations');
    expect(known(facts, 'cloudSyncJobs')).toEqual({
      [one?.id ?? '']: {
        ok: false,
        cause: expect.objectContaining({ kind: 'permissionMissing', permission: 'Synchronization.Read.All' }),
      },
      [two?.id ?? '']: expect.objectContaining({
        ok: true,
        value: [{ template: 'AD2AADDeviceSync', code: 'Paused', quarantine: null, lastSucceeded: null }],
      }),
    });
    expect(roundTrips).toBeLessThanOrEqual(3);
  });

  test('are found in an older tenant too, where the application itself has the id of the template', async () => {
    const { facts } = await scan('ready', ({ tenant }) => {
      tenant.servicePrincipals.push(
        { id: 'old', appId: template, applicationTemplateId: null, displayName: 'Active Directory' },
        { id: 'other', appId: 'other', applicationTemplateId: 'other', displayName: 'A gallery application' },
      );
      tenant.synchronizationJobs.old = [
        { id: 'AD2AADProvisioning.fc96', templateId: 'ADDCInPassthrough', status: jobStatus({}) },
        { id: 'plain', templateId: 'AD2AADPasswordHash', status: null },
      ];
    });
    expect(known(facts, 'cloudSyncConfigurations')).toEqual([{ id: 'old', displayName: 'Active Directory' }]);
    expect(known(facts, 'cloudSyncJobs')).toMatchObject({
      old: {
        ok: true,
        value: [
          { template: 'AD2AADProvisioning', code: 'Active' },
          { template: 'AD2AADPasswordHash', code: null, quarantine: null, lastSucceeded: null },
        ],
      },
    });
  });

  test('have the cause of the configurations where those could not be read', async () => {
    const { facts } = await scan('ready', ({ refusals }) => refusals.push(refuse(/\/servicePrincipals\?/)));
    for (const name of ['cloudSyncConfigurations', 'cloudSyncJobs'] as const)
      expect(causeOf(facts, name), name).toMatchObject({
        kind: 'permissionMissing',
        permission: 'Application.Read.All',
      });
  });
});

describe('the applications of Entra Connect', () => {
  test('are those with its name alone, in whatever case, each with the certificate that ends last', async () => {
    const { facts } = await scan('ready', ({ tenant }) => {
      tenant.applications.push(
        { id: '1', displayName: 'Something else', keyCredentials: [{ endDateTime: '2030-01-01T00:00:00Z' }] },
        {
          id: '2',
          displayName: 'ConnectSyncProvisioning_SYNC01_1',
          keyCredentials: [
            { startDateTime: '2026-10-01T00:00:00Z', endDateTime: '2026-12-30T00:00:00Z' },
            { startDateTime: '2026-11-10T00:00:00Z', endDateTime: '2027-02-08T00:00:00Z' },
            { startDateTime: '2026-07-01T00:00:00Z', endDateTime: null },
          ],
        },
        { id: '3', displayName: 'connectsyncprovisioning_SYNC02_1', keyCredentials: [] },
      );
    });
    expect(known(facts, 'connectApplications')).toEqual([
      {
        name: 'ConnectSyncProvisioning_SYNC01_1',
        certificate: { starts: '2026-11-10T00:00:00Z', ends: '2027-02-08T00:00:00Z' },
      },
      { name: 'connectsyncprovisioning_SYNC02_1', certificate: null },
    ]);
  });
});
