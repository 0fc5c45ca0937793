/** As it stands in the invitation and on the public page: the first 16 bytes of the SPKI's SHA-256, in groups that can be read aloud. */
export function fingerprint(sha256: Uint8Array): string {
  const hex = Array.from(sha256.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.toUpperCase().replace(/.{4}(?=.)/g, '$& ');
}
