/** Random numbers that a seed fixes: the same seed always draws the same. */
export interface Random {
  /** Evenly from 0 up to, but not including, 1. */
  uniform: () => number;
  /** From the normal distribution with mean 0 and standard deviation 1. */
  normal: () => number;
}

/** Four 32-bit words from a text, by multiply-and-rotate mixing; not for secrets. */
function seedWords(seed: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x7f4a7c15];
  for (let i = 0; i < seed.length; i += 1) {
    const unit = seed.charCodeAt(i);
    for (let w = 0; w < 4; w += 1) {
      const mixed = Math.imul((words[w] ?? 0) ^ (unit + w), 0x85ebca6b);
      words[w] = (mixed << 13) | (mixed >>> 19);
    }
  }
  return words;
}

/** A small fast counter generator (the sfc32 scheme) begun from a text. */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = seedWords(seed);
  const uniform = (): number => {
    const next = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + next) | 0;
    return (next >>> 0) / 4294967296;
  };
  // The first draws still show the seed's pattern.
  for (let i = 0; i < 16; i += 1) uniform();
  let spare: number | null = null;
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { uniform, normal };
}
