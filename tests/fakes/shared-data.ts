import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the repository unless said otherwise; the folder is real data that the repository may not hold. */
const folder =
  process.env['LOOKGLASS_SHARED_DATA'] ??
  fileURLToPath(new URL('../../../shared/data', import.meta.url));

/**
 * Where `path` of the real data lies, or null where it is not on this machine. Tests skip on null and say so in
 * their name: `describe.skipIf(logs === null)('... (needs the shared data: set LOOKGLASS_SHARED_DATA)', ...)`.
 */
export const sharedData = (path: string): string | null => {
  const found = join(folder, path);
  return existsSync(found) ? found : null;
};
