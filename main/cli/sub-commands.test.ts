import { describe, expect, test } from 'vitest';
import { subCommands } from './sub-commands.ts';

const run = async (...args: string[]) => {
  let out = '';
  let err = '';
  const command = subCommands('weigh', 'put things on the scale', {
    coats: {
      takes: 'FILE',
      does: 'coats alone',
      run: async (rest, io) => {
        io.out(rest.join(' '));
        return 7;
      },
    },
  });
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  return { code: await command(args, io), out, err };
};

describe('a command of several', () => {
  test('hands the rest of the line to the one that is named', async () => {
    expect(await run('coats', 'a', '--b')).toEqual({ code: 7, out: 'a --b', err: '' });
  });

  test('says what there is, and what was not understood', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('lookglass weigh coats FILE\n      coats alone'),
    });
    for (const word of ['shoes', 'toString', ''])
      expect(await run(...(word ? [word] : []))).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining(word || 'a word is missing'),
      });
  });
});
