import { AuthenticationError, ClaimsIdentity } from 'botframework-connector';
import { OpenIdMetadata } from 'botframework-connector/lib/auth/openIdMetadata.js';
import jwt from 'jsonwebtoken';
import type { BotSettings } from './bot-settings.ts';

/** Who sent an activity, by the token that came with it. Rejects with an AuthenticationError. */
type CheckToken = (authorization: string, serviceUrl: string) => Promise<ClaimsIdentity>;

/** Seconds that a clock may be off. Source: "Authentication with the Bot Connector API", as all rules here. */
const skew = 5 * 60;

/**
 * Checks tokens from Teams by the rules of the Bot Connector. The Bot Framework itself would also take what the Emulator
 * and other bots send: a token of Entra for any audience that this bot's own registration has asked for, with whatever
 * service URL. And it remembers each issuer that such a token claims, before anything is verified.
 */
export function createTokenCheck(settings: BotSettings): CheckToken {
  const issuer = settings.ToBotFromChannelTokenIssuer;
  const keys = new OpenIdMetadata(settings.ToBotFromChannelOpenIdMetadataUrl);
  return async (authorization, serviceUrl) => {
    const token = /^Bearer (\S+)$/.exec(authorization)?.[1] ?? '';
    const kid = keyIdOf(token);
    if (kid === undefined) throw refusal('there is no token');
    const key = await keys.getKey(kid).catch((cause: unknown) => {
      throw new AuthenticationError(`the keys of the Bot Framework cannot be read: ${cause}`, 503);
    });
    if (!key) throw refusal('the key is not one of the Bot Framework');
    if (!key.endorsements?.includes('msteams')) throw refusal('the key is not endorsed for Teams');
    const claims = verify(token, key.key, {
      algorithms: ['RS256', 'RS384', 'RS512'],
      issuer,
      audience: settings.MicrosoftAppId,
      clockTolerance: skew,
    });
    if (claims.exp === undefined) throw refusal('the token never ends');
    if (claims.serviceurl !== serviceUrl) throw refusal('the token is for another service URL');
    return new ClaimsIdentity(
      Object.entries(claims).map(([type, value]) => ({ type, value })),
      true,
    );
  };
}

const refusal = (reason: string) => new AuthenticationError(reason, 401);

function keyIdOf(token: string): string | undefined {
  try {
    return jwt.decode(token, { complete: true })?.header.kid;
  } catch {
    return undefined;
  }
}

function verify(token: string, key: string, rules: jwt.VerifyOptions): jwt.JwtPayload {
  try {
    return jwt.verify(token, key, { ...rules, complete: false }) as jwt.JwtPayload;
  } catch (error) {
    throw refusal((error as Error).message);
  }
}
