import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parsePrintedYesNo } from '../parse/printed-yes-no.ts';

export default defineAnswer({
  about: 'whether the Active Directory Recycle Bin is enabled',
  ask: 'Is the Active Directory Recycle Bin enabled in the forest?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: "Get-ADOptionalFeature 'Recycle Bin Feature' | Select EnabledScopes",
  of: 'forest',
  accepts: 'Yes or no, or what the command prints: scopes where it is enabled, {} where it is not.',
  parse(text) {
    const scopes = /\{([^{}]*)(?:\}|\.{3}|…)/.exec(text)?.[1];
    return scopes === undefined ? parsePrintedYesNo(text) : scopes.trim() !== '';
  },
});
