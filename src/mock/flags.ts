import { parseArgs } from 'node:util';
import { InputError, messageOf } from '../shared/input-error.ts';
import type { BoundOptions, MockOptions } from './options.ts';

/** What the command line asks for. */
export interface MockCommand {
  readonly help: boolean;
  readonly apis: readonly string[];
  /** The first port; undefined leaves every API its declared one. */
  readonly port: number | undefined;
  /** Per API: the variant of its spec. */
  readonly variants: ReadonlyMap<string, string>;
  /** Further variants of an API, to be served beside the first, each with its name. */
  readonly beside: readonly (readonly [api: string, variant: string])[];
  readonly options: Omit<MockOptions, 'port'>;
  /** What was asked for and changes nothing, each in a sentence. */
  readonly notes: readonly string[];
  /** A command that runs while the mocks stand; they end with it. */
  readonly exec?: string;
  /** Starts nothing: comes back when the mocks that were started elsewhere answer. */
  readonly wait?: boolean;
  /** The port of the console of all mocks; undefined takes the usual one where it is free. */
  readonly console?: number | undefined;
  /** No console of all mocks. */
  readonly noConsole?: boolean;
}

/** What `--help` prints. */
export const mockHelp = `npm run mock -- [api…] [options]      mocks of these APIs, of all where none is named

  --port N                 port of the API named first, else of the lowest; the others keep their distance from it
                           (default: as target.yaml says; 0 takes free ones)
  --host H                 address to listen on (default 127.0.0.1: only this machine)
  --variant api=name       the spec as this server version has it, or its newest: api=latest; may be repeated, or
                           api=a,api=b; more than one of an API stand side by side, 100 ports apart
  --stateless              remember nothing: every answer is the spec's example
  --dynamic                bodies made up from the schemas; --seed S makes the same ones again
  --seed S                 for --dynamic, --delay and --fail
  --delay A..B             wait A to B milliseconds before each answer
  --fail P%                let P percent of the answers fail: cut, broken, slow, or 5xx
  --rate-limit N/S         the vendor's 429 after N requests of one caller in S seconds
  --max-state MB           what one session may write (default 64; all together four times that)
  --allow-origin ORIGIN    pages and callers elsewhere that may steer the mock; may be repeated; * is any
  --validate on|warn|off   refuse what breaks the contract, let it pass and say so, or do not look (default on)
  --auth on|off            off takes everybody for the administrator (default on)
  --strict-prism           Prism's own answers, problem+json included
  --strict-spec            what is wrong in a document is an error, and not a warning
  --allow-refs DIR         a document may refer to files below DIR too; may be repeated
  --console PORT           where a browser sees all of them (default 4000; with --exec none but with this)
  --no-console             no such page; each mock shows its own at / all the same
  --no-watch               do not follow changes of the specs
  --quiet                  no line per request
  --exec COMMAND           run COMMAND when all of them answer, with <API>_URL set for each; stop them when it ends, and
                           end with its exit code
  --wait                   start nothing; wait until the mocks that were started elsewhere answer, one minute at most
  --help                   this text

A credential's value says who asks: "unprivileged" may not, "invalid" is nobody, anything else may.
While it runs: GET /__mock says what it answers and how to steer it; docs/mocks.md says more.
Options come after --: npm run mock -- --port 5000
`;

const flags = {
  port: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  variant: { type: 'string', multiple: true },
  stateless: { type: 'boolean', default: false },
  dynamic: { type: 'boolean', default: false },
  seed: { type: 'string' },
  delay: { type: 'string' },
  fail: { type: 'string' },
  'rate-limit': { type: 'string' },
  'max-state': { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  validate: { type: 'string', default: 'on' },
  auth: { type: 'string', default: 'on' },
  'strict-prism': { type: 'boolean', default: false },
  console: { type: 'string' },
  'no-console': { type: 'boolean', default: false },
  'no-watch': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  exec: { type: 'string' },
  wait: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line. An InputError, one clear sentence, for what nobody knows. */
export function parseMockFlags(args: readonly string[], log: (line: string) => void): MockCommand {
  const { values, positionals } = parse(args);
  const { seed, delay, fail } = values;
  if (values.wait && values.exec !== undefined)
    throw new InputError('--exec starts mocks and waits for them itself: leave --wait out.');
  if (values['no-console'] && values.console !== undefined)
    throw new InputError('--console and --no-console contradict each other: leave one out.');
  const variants = (values.variant ?? []).flatMap((text) => text.split(',').map(variantOf));
  return {
    help: values.help,
    apis: positionals,
    port: values.port === undefined ? undefined : portOf(values.port),
    variants: new Map(variants.filter(isFirst)),
    beside: variants.filter((one, index) => !isFirst(one, index, variants)),
    options: {
      host: values.host,
      stateless: values.stateless,
      dynamic: values.dynamic,
      strictPrism: values['strict-prism'],
      validate: oneOf('validate', values.validate, ['on', 'warn', 'off']),
      auth: oneOf('auth', values.auth, ['on', 'off']),
      watch: !values['no-watch'],
      ...(seed === undefined ? {} : { seed }),
      ...(delay === undefined ? {} : { delay: delayOf(delay) }),
      ...(fail === undefined ? {} : { fail: shareOf(fail) }),
      ...(values['rate-limit'] === undefined ? {} : { rateLimit: limitOf(values['rate-limit']) }),
      ...(values['max-state'] === undefined ? {} : { bounds: boundsOf(values['max-state']) }),
      allowOrigins: (values['allow-origin'] ?? []).map(originOf),
      ...(values.quiet ? {} : { log }),
    },
    ...(values.exec === undefined ? {} : { exec: values.exec }),
    ...(values.wait ? { wait: true } : {}),
    ...(values.console === undefined ? {} : { console: portOf(values.console, 'console') }),
    ...(values['no-console'] ? { noConsole: true } : {}),
    notes:
      seed === undefined || values.dynamic || delay !== undefined || fail !== undefined ? [] : [idleSeed],
  };
}

/** The first that is named of its API takes the API's port. */
function isFirst([api]: [string, string], index: number, all: readonly [string, string][]): boolean {
  return all.findIndex(([other]) => other === api) === index;
}

const idleSeed =
  '--seed alone makes nothing up: it is for --dynamic, --delay, --fail, and for "Prefer: dynamic=true".';

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true });
  } catch (thrown) {
    throw new InputError(`${messageOf(thrown).split(/\. |\n/)[0]}. See --help.`);
  }
}

function portOf(text: string, flag = 'port'): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InputError(`--${flag} ${text} is no port. Write a number from 0 to 65535; 0 takes free ones.`);
}

function variantOf(text: string): [string, string] {
  const [, api, name] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (api !== undefined && name !== undefined) return [api, name];
  throw new InputError(`--variant ${text} has to be api=name.`);
}

function delayOf(text: string): [number, number] {
  const [, from = '', to = from] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? [];
  if (from !== '' && Number(to) >= Number(from)) return [Number(from), Number(to)];
  throw new InputError(`--delay ${text} has to be milliseconds, as in 200..800.`);
}

function shareOf(text: string): number {
  const percent = Number(text.replace(/%$/, ''));
  if (/^\d+(\.\d+)?%?$/.test(text) && percent <= 100) return percent / 100;
  throw new InputError(`--fail ${text} has to be a percentage, as in 5%.`);
}

function limitOf(text: string): { calls: number; milliseconds: number } {
  const [, calls, seconds] = /^(\d+)\/(\d+(?:\.\d+)?)s?$/.exec(text) ?? [];
  if (Number(calls) > 0 && Number(seconds) > 0)
    return { calls: Number(calls), milliseconds: Number(seconds) * 1_000 };
  throw new InputError(`--rate-limit ${text} has to be requests and seconds, as in 10/1.`);
}

function boundsOf(text: string): BoundOptions {
  const bytes = Number(text) * 1_000_000;
  if (/^\d+(\.\d+)?$/.test(text) && bytes > 0) return { session: bytes, total: 4 * bytes };
  throw new InputError(`--max-state ${text} has to be megabytes, as in 64.`);
}

function originOf(text: string): string {
  if (text === '*' || (/^https?:\/\//.test(text) && URL.canParse(text))) return text.replace(/\/+$/, '');
  throw new InputError(
    `--allow-origin ${text} is no origin. Write one like http://mocks.example.test:4010, or *.`,
  );
}

function oneOf<Word extends string>(flag: string, text: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw new InputError(`--${flag} ${text} has to be one of ${words.join(', ')}.`);
}
