import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';

interface Party {
  origin: string;
  id: string;
}

/** Only the parts that are checked; the schema of the wire has seen to their shape. */
type Registration = Pick<RegistrationResponseJSON, 'id' | 'rawId' | 'type'> & {
  response: { clientDataJSON: string; attestationObject: string; transports?: string[] | undefined };
};
type Assertion = Pick<AuthenticationResponseJSON, 'id' | 'rawId' | 'type'> & {
  response: {
    clientDataJSON: string;
    authenticatorData: string;
    signature: string;
    userHandle?: string | undefined;
  };
};

/**
 * A passkey is two factors in one, what somebody has and what she knows or is: the authenticator must have verified her.
 * @returns what to keep of it, or null when it doesn't answer the challenge.
 */
export async function verifiedRegistration(given: Registration, challenge: string, party: Party) {
  try {
    const { clientDataJSON, attestationObject } = given.response;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...given, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { credentialId: id, publicKey, counter, transports: given.response.transports ?? [] };
  } catch {
    // The library throws for whatever is not as it should be; the reason would help only somebody who tries around.
    return null;
  }
}

/** @returns the authenticator's new counter, or null when the signature doesn't answer the challenge. */
export async function verifiedAssertion(
  given: Assertion,
  challenge: string,
  party: Party,
  passkey: { credentialId: string; publicKey: Uint8Array; counter: number },
): Promise<number | null> {
  try {
    const { clientDataJSON, authenticatorData, signature } = given.response;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...given,
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
