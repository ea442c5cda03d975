/** One server under measurement. */
export interface Contender {
  readonly name: string;
  /** The command that starts it on a port. */
  readonly args: (port: number) => readonly string[];
  /** Where it answers last, counted from that port; default there. */
  readonly last?: number;
  /** After how many requests its memory is looked at last; default 100 000. */
  readonly longest?: number;
}

/** Where the mock servers of others were installed, which are no dependencies of this project. */
const others = process.env.BENCH_PEERS;
const bundled = 'generated/rocketchat/openapi.json';

// As `npm run mock` starts it
const own = ['--min-semi-space-size=16', '--import', 'tsx/esm', 'scripts/mock.ts', '--quiet'];

const peers: readonly Contender[] = [
  {
    name: 'Scalar mock-server',
    args: (port) => ['bench/mock/scalar.mjs', `${others}`, bundled, `${port}`],
  },
  {
    name: 'Mockoon CLI',
    args: (port) => [
      `${others}/node_modules/@mockoon/cli/bin/run.js`,
      ...[
        'start',
        '--data',
        bundled,
        '--port',
        `${port}`,
        '--hostname',
        '127.0.0.1',
        '--disable-log-to-file',
      ],
    ],
  },
];

const prism = [
  'node_modules/@stoplight/prism-cli/dist/index.js',
  ...['mock', 'specs/rocketchat/openapi.yaml', '--host', '127.0.0.1', '--port'],
];

/** The same spec in each; the first is the floor, which knows three answers. */
export const contenders: readonly Contender[] = [
  { name: 'bare node:http', args: (port) => ['--import', 'tsx/esm', 'bench/mock/bare.ts', `${port}`] },
  {
    name: 'this mock',
    args: (port) => [...own, 'rocketchat', '--port', `${port}`, '--no-watch'],
    longest: 200_000,
  },
  {
    name: 'this mock, stateless',
    args: (port) => [...own, 'rocketchat', '--port', `${port}`, '--no-watch', '--stateless'],
  },
  { name: 'Prism CLI 5.14.2', args: (port) => [...prism, `${port}`] },
  ...(others === undefined ? [] : peers),
];

/** Of this one only the start is measured. */
export const allApis: Contender = {
  name: 'this mock, all three APIs',
  args: (port) => [...own, '--port', `${port}`],
  last: 2,
};
