import { defineSymptom } from '../define-symptom.ts';
import { gateCheck } from '../sources.ts';

export default defineSymptom({
  title: 'The installer rejects the SQL Server',
  phrases: [
    'the installer rejects our SQL Server',
    'SQL collation error during the installation',
    'case-sensitive collation is not supported',
  ],
  cause:
    'The instance has a case-sensitive collation (_CS_), or a binary one. Entra Connect works with case-insensitive collations (_CI_) only.',
  fix: [
    'Use an instance whose collation name contains _CI_',
    'Changing it on an existing instance means rebuilding its databases',
  ],
  checks: ['sql.collation'],
  sources: [gateCheck('Things that catch people during pre-install: SQL collation case-sensitive')],
});
