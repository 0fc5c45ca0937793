import {
  passkeyList,
  recoveryCodes,
  secondFactorSetup,
  secondFactorState,
} from '@followthrough/shared/api/accounts.ts';
import { passkeyMakingChallenge, sessionList } from '@followthrough/shared/api/sessions.ts';
import { startRegistration } from '@simplewebauthn/browser';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../api/request.ts';

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => request('GET', '/api/v1/me/sessions', { schema: sessionList, signal }),
});
export const passkeysQuery = queryOptions({
  queryKey: ['me', 'passkeys'],
  queryFn: ({ signal }) => request('GET', '/api/v1/me/passkeys', { schema: passkeyList, signal }),
});
export const secondFactorQuery = queryOptions({
  queryKey: ['me', 'second-factor'],
  queryFn: ({ signal }) => request('GET', '/api/v1/me/second-factor', { schema: secondFactorState, signal }),
});

export const signOut = () => request('POST', '/api/v1/sign-out');
export const changeName = (name: string) => request('PATCH', '/api/v1/me', { body: { name } });
export const changePassword = (body: { current: string; next: string }) =>
  request('PUT', '/api/v1/me/password', { body });
export const sendVerificationAgain = () => request('POST', '/api/v1/verifications/again');

export const endSession = (sessionId: string) => request('DELETE', `/api/v1/me/sessions/${sessionId}`);
export const endOtherSessions = () => request('DELETE', '/api/v1/me/sessions');

export async function addPasskey(name: string, password: string): Promise<void> {
  const { step, options } = await request('POST', '/api/v1/me/passkeys/challenge', {
    body: { password },
    schema: passkeyMakingChallenge,
  });
  const made = await startRegistration({ optionsJSON: options });
  const { clientDataJSON, attestationObject, transports } = made.response;
  const response = {
    id: made.id,
    rawId: made.rawId,
    type: made.type,
    clientExtensionResults: {},
    response: { clientDataJSON, attestationObject, ...(transports ? { transports } : {}) },
  };
  await request('POST', '/api/v1/me/passkeys', { body: { step, name, response } });
}
export const removePasskey = (passkeyId: string) => request('DELETE', `/api/v1/me/passkeys/${passkeyId}`);
export const renamePasskey = (passkeyId: string, name: string) =>
  request('PATCH', `/api/v1/me/passkeys/${passkeyId}`, { body: { name } });

export const beginSecondFactor = (password: string) =>
  request('POST', '/api/v1/me/second-factor/setup', { body: { password }, schema: secondFactorSetup });
export const confirmSecondFactor = (code: string) =>
  request('POST', '/api/v1/me/second-factor/confirm', { body: { code }, schema: recoveryCodes });
export const endSecondFactor = (password: string) =>
  request('POST', '/api/v1/me/second-factor/off', { body: { password } });
