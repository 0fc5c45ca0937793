import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const cbor = {
  head: (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]),
  bytes: (value: Buffer) => Buffer.concat([cbor.head(2, value.length), value]),
  text: (value: string) => Buffer.concat([cbor.head(3, Buffer.byteLength(value)), Buffer.from(value)]),
};

/** A passkey in software: makes and signs what a browser would, for one site. */
export class SoftAuthenticator {
  readonly id = randomBytes(16);
  counter = 0;
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #origin: string;
  /** Whether it checked who is holding it. */
  verifiesUser = true;

  constructor(origin: string) {
    this.#origin = origin;
  }

  register(challenge: string) {
    const jwk = this.#keys.publicKey.export({ format: 'jwk' });
    const cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      cbor.bytes(Buffer.from(jwk.x ?? '', 'base64url')),
      Buffer.from([0x22]),
      cbor.bytes(Buffer.from(jwk.y ?? '', 'base64url')),
    ]);
    const length = Buffer.from([0, this.id.length]);
    const data = Buffer.concat([this.#authenticatorData(0x40), Buffer.alloc(16), length, this.id, cose]);
    const attestation = Buffer.concat([
      cbor.head(5, 3),
      cbor.text('fmt'),
      cbor.text('none'),
      cbor.text('attStmt'),
      cbor.head(5, 0),
      cbor.text('authData'),
      cbor.bytes(data),
    ]);
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', challenge).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  sign(challenge: string) {
    this.counter += 1;
    const clientData = this.#clientData('webauthn.get', challenge);
    const data = this.#authenticatorData(0);
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), this.#keys.privateKey);
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  #answer<T>(response: T) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }));
  }

  #authenticatorData(flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const present = 0x01 | (this.verifiesUser ? 0x04 : 0) | flags;
    return Buffer.concat([sha256(new URL(this.#origin).hostname), Buffer.from([present]), counter]);
  }
}
