import { defineSymptom } from '../define-symptom.ts';
import { gateCheck, learn2026 } from '../sources.ts';

export default defineSymptom({
  title: 'Synchronization breaks on Windows Server 2025',
  phrases: [
    'sync broke after the upgrade to Windows Server 2025',
    'is Server 2025 supported',
    'sync service crashes on Server 2025',
  ],
  cause:
    'Builds of Windows Server 2025 before 26100.6901 have a bug that breaks synchronization. The update KB5070773 of 20 October 2025 mends it.',
  fix: [
    'Install KB5070773 or any later cumulative update',
    'Where that is not possible, move Entra Connect to Windows Server 2022',
  ],
  checks: ['server.os.version'],
  sources: [
    gateCheck('Things that catch people during pre-install: Server 2025'),
    learn2026.connectPrerequisites('Installation prerequisites'),
  ],
});
