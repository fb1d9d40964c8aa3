import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const start = (...args: string[]) => {
  const control = new AbortController();
  const said = { out: '', err: '' };
  const ended = simulate(
    args,
    {
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
    },
    control.signal,
  );
  return { said, ended, stop: () => control.abort() };
};

describe('lookglass simulate', () => {
  it('greets on its port, does what its script says and ends with it', async () => {
    const file = script('day.jsonl', '{"at":0.05,"do":"slow","ms":1}\n{"at":0.3,"do":"end"}\n');
    const { said, ended } = start('reader', '--port', '0', '--script', file);
    await expect.poll(() => said.out).toContain('LLRP reader on');
    const port = Number(/:(\d+);/.exec(said.out)?.[1]);
    const socket = connect(port, '127.0.0.1');
    const greeting = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    // READER_EVENT_NOTIFICATION, version 1.
    expect([...greeting.subarray(0, 2)]).toEqual([0x04, 0x3f]);
    expect(await ended).toBe(0);
    expect(said.out).toContain('"do":"slow"');
    socket.destroy();
  });

  it('stays after its script until it is told to stop', async () => {
    const { said, ended, stop } = start('reader', '--port', '0');
    await expect.poll(() => said.out).toContain('LLRP reader on');
    stop();
    expect(await ended).toBe(0);
  });

  it.each([
    [['tower'], 2, 'only "reader"'],
    [['reader', '--port', 'x'], 2, '--port x'],
    [['reader', '--version', '3'], 2, '--version 3'],
    [['reader', '--sript', 'x'], 2, "'--sript'"],
    [['reader', '--script', '/nowhere.json'], 1, '/nowhere.json'],
  ])('refuses %j in words', async (args, code, words) => {
    const { said, ended } = start(...args);
    expect(await ended).toBe(code);
    expect(said.err).toContain(words);
  });

  it('names the line of a script that is wrong', async () => {
    const file = script('wrong.jsonl', '{"at":0,"do":"clear"}\n{"at":1,"do":"dance"}\n');
    const { said, ended } = start('reader', '--port', '0', '--script', file);
    expect(await ended).toBe(1);
    expect(said.err).toContain(`${file}:2: do:`);
  });

  it('explains itself', async () => {
    const { said, ended } = start('--help');
    expect(await ended).toBe(0);
    expect(said.out).toContain('--script FILE');
  });
});
