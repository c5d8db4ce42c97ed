/** Whether `version` is `minimum` or later: four numbers with dots, compared field by field as integers (sync.version-gate). */
export function isVersionAtLeast(version: string, minimum: string): boolean {
  const fields = version.split('.').map(Number);
  for (const [place, least] of minimum.split('.').map(Number).entries()) {
    const field = fields[place] ?? 0;
    if (field !== least) return field > least;
  }
  return true;
}
