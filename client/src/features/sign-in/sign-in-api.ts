import { passkeyChallenge, signInResult } from '@followthrough/shared/api/sessions.ts';
import { startAuthentication } from '@simplewebauthn/browser';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { request } from '../../api/request.ts';

export const signIn = (body: { email: string; password: string }) =>
  request('POST', '/api/v1/sign-in', { body, schema: signInResult });

export const finishSignIn = (body: { step: string; code: string }) =>
  request('POST', '/api/v1/sign-in/second-factor', { body, schema: signInResult });

export async function signInWithPasskey(): Promise<void> {
  const { step, options } = await request('POST', '/api/v1/sign-in/passkey/challenge', {
    schema: passkeyChallenge,
  });
  const response = await startAuthentication({
    optionsJSON: options as PublicKeyCredentialRequestOptionsJSON,
  });
  await request('POST', '/api/v1/sign-in/passkey', { body: { step, response: withoutExtras(response) } });
}

/** What the server checks; browsers add more. */
const withoutExtras = ({ id, rawId, type, response }: Awaited<ReturnType<typeof startAuthentication>>) => ({
  id,
  rawId,
  type,
  clientExtensionResults: {},
  response,
});

export const register = (body: { email: string; name: string; password: string }) =>
  request('POST', '/api/v1/registrations', { body });

export const verifyAddress = (token: string) => request('POST', '/api/v1/verifications', { body: { token } });

export const askForRecovery = (email: string) => request('POST', '/api/v1/recoveries', { body: { email } });

export const setNewPassword = (body: { token: string; password: string }) =>
  request('POST', '/api/v1/recoveries/finish', { body });
