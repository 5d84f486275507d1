import { adAnswers } from './answers/ad.ts';
import { cloudSyncAnswers } from './answers/cloud-sync.ts';
import { federationAnswers } from './answers/federation.ts';
import { gmsaAnswers } from './answers/gmsa.ts';
import { hardeningAnswers } from './answers/hardening.ts';
import { networkAnswers } from './answers/network.ts';
import { operationAnswers } from './answers/operation.ts';
import { serverAnswers } from './answers/server.ts';
import { sqlAnswers } from './answers/sql.ts';

/** What the people of a site answer about their own premises when everything is in order. */
export const onPremisesAnswers = {
  ...adAnswers,
  ...serverAnswers,
  ...hardeningAnswers,
  ...sqlAnswers,
  ...networkAnswers,
  ...gmsaAnswers,
  ...cloudSyncAnswers,
  ...federationAnswers,
  ...operationAnswers,
};
