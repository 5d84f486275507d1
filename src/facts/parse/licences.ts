interface Licence {
  skuPartNumber: string;
  capabilityStatus: string;
  servicePlans: { servicePlanId: string | null; servicePlanName: string }[];
}

const row = /^([a-z0-9_]{2,80})[ :]{1,3}(Enabled|Warning|Suspended|Deleted|LockedOut)[ :]{1,3}([a-z0-9_, ]+)$/i;

/** Subscriptions, one a line: its name, its state, and the names of its plans between commas. */
export function parseLicences(text: string): Licence[] | undefined {
  const typed = text.trim();
  if (/^(?:none|no licen[cs]es?|no|-)\.?$/i.test(typed)) return [];
  const lines = typed.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const licences = lines.map((line) => {
    const [, skuPartNumber = '', capabilityStatus = '', plans = ''] = row.exec(line.replace(/\s+/g, ' ').trim()) ?? [];
    const names = plans.split(/[,\s]+/).filter(Boolean);
    return {
      skuPartNumber,
      capabilityStatus,
      servicePlans: names.map((servicePlanName) => ({ servicePlanId: null, servicePlanName })),
    };
  });
  return lines.length > 0 && licences.every(({ servicePlans }) => servicePlans.length > 0) ? licences : undefined;
}
