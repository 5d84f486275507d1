import { z } from 'zod';

const text = z.string().nullish();
const account = z.looseObject({ id: text, name: text, aadObjectId: text, tenantId: text }).nullish();

/**
 * What Preflight looks at in an activity of the Bot Framework; everything else passes through unseen.
 * Lenient about what may be missing, since each kind of activity carries other parts.
 */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: text,
  name: text,
  action: text,
  text,
  value: z.unknown().optional(),
  replyToId: text,
  channelId: text,
  serviceUrl: text,
  localTimezone: text,
  from: account,
  recipient: account,
  conversation: z
    .looseObject({
      id: z.string().min(1).max(1000),
      conversationType: text,
      tenantId: text,
      isGroup: z.boolean().nullish(),
    })
    .nullish(),
  channelData: z
    .looseObject({
      eventType: text,
      tenant: z.looseObject({ id: text }).nullish(),
      team: z.looseObject({ id: text }).nullish(),
      settings: z.looseObject({ selectedChannel: z.looseObject({ id: text }).nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
  entities: z
    .array(
      z.looseObject({ type: text, text, timezone: text, mentioned: z.looseObject({ id: text, name: text }).nullish() }),
    )
    .nullish()
    .catch(null),
  membersAdded: z.array(z.looseObject({ id: text })).nullish(),
  membersRemoved: z.array(z.looseObject({ id: text })).nullish(),
});

export type Activity = z.output<typeof activitySchema>;
