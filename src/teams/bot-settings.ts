/** Who the bot is and where it signs in, under the names that the Bot Framework gives its settings. */
export type BotSettings = {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppType: 'SingleTenant' | 'UserAssignedMSI';
  readonly MicrosoftAppTenantId: string;
  readonly MicrosoftAppPassword?: string;
  /** SHA-1 or SHA-256 in hexadecimal digits. */
  readonly CertificateThumbprint?: string;
  /** PEM. */
  readonly CertificatePrivateKey?: string;
  /** The authority with the tenant. */
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly ToBotFromChannelTokenIssuer: string;
  readonly OAuthUrl: string;
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
  readonly CallerId: string;
};
