import { defineSymptom } from '../define-symptom.ts';
import { gateCheck } from '../sources.ts';

export default defineSymptom({
  title: 'The installer does not run on Server Core',
  phrases: [
    'the installer does not start on Server Core',
    'setup needs a desktop',
    'can Entra Connect be installed without a GUI',
  ],
  cause:
    'The wizard needs the full desktop of Windows Server. Server Core has none, and it cannot be added to an installed Server Core.',
  fix: [
    'Use a server with Desktop Experience for Entra Connect',
    'Set one up for this role alone, since it is to be treated as Tier 0',
  ],
  checks: ['server.os.gui'],
  sources: [gateCheck('Things that catch people during pre-install: Server Core install')],
});
