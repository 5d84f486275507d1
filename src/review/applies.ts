import type { Check } from '../catalogue/define.ts';
import type { Profile } from '../facts/profile.ts';

/** Why a check does not apply to a planned installation, in a sentence; `null` where it does. */
export function whyNot({ tools, when }: Pick<Check, 'tools' | 'when'>, profile: Profile): string | null {
  if (tools !== 'both' && tools !== profile.tool)
    return `Only for Entra ${tools === 'connect' ? 'Connect' : 'Cloud'} Sync.`;
  return when && !when(profile) ? 'Does not apply to the planned installation.' : null;
}
