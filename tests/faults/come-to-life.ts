/**
 * Where a life begins that `nursery.ts` gives: what follows runs in each copy of the process. What it will do is
 * rehearsed before, so that copies are born with it compiled. The arguments are the copy's own; of a process that
 * nobody copies, those of its command line.
 */
export const comeToLife = async (rehearse: () => Promise<void>): Promise<readonly string[]> => {
  const server = process.env['LOOKGLASS_FORK_SERVER'];
  if (server === undefined) return process.argv.slice(2);
  await rehearse();
  process.dlopen({ exports: {} }, server);
  return JSON.parse(process.env['LOOKGLASS_LIFE'] ?? '[]') as string[];
};
