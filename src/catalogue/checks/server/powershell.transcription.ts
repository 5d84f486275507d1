import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'No PowerShell Transcription Group Policy',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'With transcription on, the wizard cannot manage the configuration of AD FS.',
  fix: [
    'Take the server out of the Group Policy that turns transcription on',
    'Administrative Templates > Windows Components > Windows PowerShell > Turn on PowerShell Transcription',
  ],
  verify: "Get-ItemProperty 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell\\Transcription'",
  sources: [connectPrerequisites('Installation prerequisites')],
  needs: ['powershellTranscriptionEnabled'],
  judge: ({ powershellTranscriptionEnabled }) =>
    powershellTranscriptionEnabled
      ? fail('A Group Policy turns PowerShell transcription on.', { enabled: true })
      : pass('PowerShell transcription is not turned on.', { enabled: false }),
});
