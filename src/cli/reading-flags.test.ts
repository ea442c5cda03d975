import { afterAll, describe, expect, test } from 'vitest';
import { readingOptions, setReading } from '../spec/reading.ts';
import { takeReadingFlags } from './reading-flags.ts';

afterAll(() => setReading({}, undefined));

describe(takeReadingFlags, () => {
  test('leaves the other words in their order', () => {
    expect(
      takeReadingFlags(['a.yaml', '--strict-spec', '--port', '0', '--allow-refs', 'x', '--allow-refs=y']),
    ).toEqual(['a.yaml', '--port', '0']);
    expect(readingOptions()).toEqual({ strict: true, allowRefs: ['x', 'y'] });
  });

  test('says nothing of strictness where nobody asked for it', () => {
    takeReadingFlags([]);
    expect(readingOptions()).toEqual({ allowRefs: [] });
  });

  test.each([[['--allow-refs']], [['--allow-refs', '--plan']], [['--allow-refs=']]])('refuses %j', (args) =>
    expect(() => takeReadingFlags(args)).toThrow('--allow-refs needs a folder'),
  );
});
