type Packages = Record<string, object>;

/** Why what package-lock.json wants differs from what is installed, or null. */
export function whyInstall(
  wanted: Packages,
  installed: Packages,
  platform?: { os: string; cpu: string; libc: string },
): string | null;
