import type { UserTokenClient } from 'botframework-connector';
import { z } from 'zod';
import type { Activity } from './activity.ts';
import { type InvokeAnswer, refusal, toast } from './converse.ts';
import { NotTaken } from './not-taken.ts';
import type { PersonToken, Ports } from './ports.ts';

/**
 * Signs in who pressed a button: with their token for Graph, or with what Teams is answered instead. `reason` tells them
 * what it is for.
 */
export type SignIn = (reason: string) => Promise<{ readonly token: PersonToken } | InvokeAnswer>;

/** What Teams sends with a press, once it has been asked to sign the person in. */
const proofSchema = z.object({
  /** Single sign-on: a token that the token service takes in exchange. */
  authentication: z
    .object({ connectionName: z.string(), token: z.string().min(1) })
    .optional()
    .catch(undefined),
  /** A sign-in by hand: the code with which it ended. */
  state: z.string().optional().catch(undefined),
});

/** What Teams sends for a code when the window was closed. */
const cancelled = 'CancelledByUser';

/**
 * How people sign in, so that Preflight reads Graph as them: by the OAuth connection of the bot, which has the delegated
 * permissions. The token service of the Bot Framework exchanges what Teams has for a token for Graph. To do that
 * ourselves (on-behalf-of) would take a secret or a certificate that may act for every user, which a bot with a managed
 * identity does not have and which nobody would have to look after otherwise.
 *
 * Nothing of it is kept: the token goes to one turn, and the token service is told to forget its copy. Each press is a
 * sign-in of its own, with which Teams bothers nobody who has consented.
 */
export function createSignIn(connection: string, patience: number, { log }: Pick<Ports, 'log'>) {
  return async function signIn(
    activity: Activity,
    tokens: UserTokenClient,
    reason: string,
  ): Promise<{ token: PersonToken } | InvokeAnswer> {
    const proof = proofSchema.safeParse(activity.value).data ?? {};
    const user = activity.from?.id ?? '';
    const channel = activity.channelId ?? '';
    try {
      if (proof.authentication) {
        const { connectionName, token } = proof.authentication;
        if (connectionName !== connection) return notExchanged;
        return take(await within(patience, tokens.exchangeToken(user, connection, channel, { token })), notExchanged);
      }
      if (proof.state === cancelled) return toast('You did not sign in, so nothing was read.');
      if (proof.state !== undefined) {
        if (!/^\d{1,10}$/.test(proof.state)) return wrongCode;
        return take(await within(patience, tokens.getUserToken(user, connection, channel, proof.state)), wrongCode);
      }
      return await within(patience, ask());
    } catch (err) {
      return explain(err, proof);
    }

    async function ask(): Promise<InvokeAnswer> {
      // The Bot Framework's type asks for an address that its service does not need.
      const back = undefined as unknown as string;
      const { signInLink, tokenExchangeResource } = await tokens.getSignInResource(connection, asSent(activity), back);
      return {
        statusCode: 401,
        type: 'application/vnd.microsoft.activity.loginRequest',
        value: {
          text: reason,
          connectionName: connection,
          ...(tokenExchangeResource && { tokenExchangeResource }),
          buttons: [{ title: 'Sign in', text: 'Sign in', type: 'signin', value: signInLink }],
        },
      };
    }

    function take(
      given: { token?: string } | undefined,
      otherwise: InvokeAnswer,
    ): { token: PersonToken } | InvokeAnswer {
      const token = given?.token;
      if (!token) return otherwise;
      tokens
        .signOutUser(user, connection, channel)
        .catch((err: unknown) =>
          log.warn(about(err), 'the token service keeps the sign-in of a person until it is over'),
        );
      return { token: () => token };
    }

    /** What the service says may quote what it was sent, so that only its status and code are told on. */
    function explain(err: unknown, { authentication, state }: z.output<typeof proofSchema>): InvokeAnswer {
      log.warn(about(err), 'a person could not be signed in');
      const status = err instanceof NotTaken ? (err.statusCode ?? 0) : 0;
      const isRefused = status >= 400 && status < 500 && ![401, 403, 429].includes(status);
      if (isRefused && authentication) return notExchanged;
      if (isRefused && state !== undefined) return wrongCode;
      return refusal(
        500,
        status >= 400 && status < 500
          ? `The token service of the Bot Framework refused Preflight (${status}). Whoever runs Preflight can look at its OAuth connection. Nothing was read.`
          : 'The token service of the Bot Framework did not answer. Nothing was read; try again in a moment.',
      );
    }
  };
}

const about = (err: unknown) =>
  err instanceof NotTaken ? { status: err.statusCode, code: err.code } : { reason: (err as Error).name };

/** Teams then offers to sign in by hand, or to consent. */
const notExchanged: InvokeAnswer = {
  statusCode: 412,
  type: 'application/vnd.microsoft.error.preconditionFailed',
  value: {
    code: '412',
    message:
      'Teams could not sign you in by itself: your consent is missing, or that of an administrator, or the sign-in was over. Nothing was read. Sign in when Teams asks you to.',
  },
};

const wrongCode: InvokeAnswer = {
  statusCode: 401,
  type: 'application/vnd.microsoft.error.incorrectAuthCode',
  value: {
    code: '401',
    message:
      'This code is not the right one, or was used before. Nothing was read. Press the button again and sign in anew.',
  },
};

/** The same activity, by the name of the Bot Framework's type. */
const asSent = (activity: Activity) => activity as unknown as Parameters<UserTokenClient['getSignInResource']>[1];

/** Rejects what takes longer, in milliseconds: Teams waits for an answer. */
function within<T>(patience: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(reject, patience, new NotTaken(undefined));
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
