import { build } from 'vite';

/** One file of the pages and all it imports, as a script that leaves its exports in a global of this name. */
export const pageScript = async (file: string, name: string): Promise<string> => {
  const built = await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'chrome130',
      lib: { entry: file, formats: ['iife'], name, fileName: name },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (!bundle || !('output' in bundle)) throw new Error(`${file} was not built`);
  const [chunk, ...more] = bundle.output;
  if (more.length > 0) throw new Error(`${file} is more than one file`);
  return chunk.code;
};
