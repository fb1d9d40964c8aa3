import { access } from './access.ts';
import { capabilities } from './capabilities.ts';
import { configuration } from './configuration.ts';
import { event } from './event.ts';
import { general } from './general.ts';
import { impinj } from './impinj.ts';
import { operation } from './operation.ts';
import { report } from './report.ts';

/** Every parameter this codec knows. To teach it another one, add a line to the file of its chapter. */
export const parameters = {
  ...general,
  ...capabilities,
  ...operation,
  ...access,
  ...configuration,
  ...report,
  ...event,
  ...impinj,
} as const;
