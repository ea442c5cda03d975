import { describe, expect, test } from 'vitest';
import { parseMockFlags } from '../../mock/flags.ts';
import { shardOf } from '../../run/shard.ts';
import { runBeside } from './run-beside.ts';
import { waitForMocks } from './wait.ts';

const node = JSON.stringify(process.execPath);
const mocks = [{ api: 'pet-garden', url: 'http://127.0.0.1:1' }];

describe('mock --exec', () => {
  test('passes the exit code of the command on', async () => {
    expect(await runBeside(`${node} -e "process.exit(3)"`, mocks)).toBe(3);
  });

  test('tells the command where each mock stands', async () => {
    const script = `process.exit(process.env.PET_GARDEN_URL === 'http://127.0.0.1:1' ? 0 : 1)`;
    expect(await runBeside(`${node} -e "${script}"`, mocks)).toBe(0);
  });

  test('leaves no handler of signals behind', async () => {
    const before = process.listenerCount('SIGTERM');
    await runBeside(`${node} -e "0"`, mocks);
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  test('is refused beside --wait', () => {
    expect(() => parseMockFlags(['--wait', '--exec', 'true'], () => undefined)).toThrow('leave --wait out');
  });
});

describe('mock --wait', () => {
  test('names the mocks that do not answer', async () => {
    const command = parseMockFlags(['rocketchat', '--port', '1', '--wait'], () => undefined);
    await expect(waitForMocks(command, 0)).rejects.toThrow(
      'No mock answers for rocketchat at http://127.0.0.1:1.',
    );
  });

  test('refuses a port that it cannot know', async () => {
    const command = parseMockFlags(['rocketchat', '--port', '0', '--wait'], () => undefined);
    await expect(waitForMocks(command, 0)).rejects.toThrow('cannot know a free port');
  });
});

describe('--shard auto', () => {
  test.each([
    [
      { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' },
      { index: 2, of: 3 },
    ],
    [
      { SYSTEM_JOBPOSITIONINPHASE: '1', SYSTEM_TOTALJOBSINPHASE: '4' },
      { index: 1, of: 4 },
    ],
    [
      { JOB_COMPLETION_INDEX: '0', SHARDS: '4' },
      { index: 1, of: 4 },
    ],
    [
      { SHARD_INDEX: '3', SHARDS: '4' },
      { index: 4, of: 4 },
    ],
  ])('%j is %j', (env, shard) => expect(shardOf(env)).toEqual(shard));

  test.each([
    [{}, 'finds none of'],
    [{ JOB_COMPLETION_INDEX: '0' }, 'finds none of'],
    [{ CI_NODE_INDEX: 'two', CI_NODE_TOTAL: '3' }, 'no whole number'],
    [{ SHARD_INDEX: '4', SHARDS: '4' }, 'which part of how many'],
  ])('%j is refused', (env, sentence) => expect(() => shardOf(env)).toThrow(sentence));
});
