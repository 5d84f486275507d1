import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { gateCheck, learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'Nobody upgrades the ODBC and OLE DB drivers by hand',
  severity: 'required',
  tools: 'connect',
  why: 'Entra Connect brings ODBC 17 and OLE DB 18 and works with those; a newer driver can break its connection to the database.',
  fix: ['Exclude the SQL drivers from software updates on the server'],
  verify: "Get-OdbcDriver -Name '*SQL Server*' | Select Name,Platform",
  sources: [gateCheck('SQL database'), learn2026.connectPrerequisites('SQL Server used by Microsoft Entra Connect')],
  needs: ['sqlDriversLeftAlone'],
  judge: ({ sqlDriversLeftAlone: leftAlone }) =>
    leftAlone
      ? pass('ODBC 17 and OLE DB 18 stay as they are installed.', { leftAlone })
      : fail('The drivers are upgraded by hand or by software updates.', { leftAlone }),
});
