import type { IHttpConfig } from '@stoplight/prism-http';
import type { Json, JsonObject } from '../../shared/json.ts';
import { loadPrism } from './load-prism.ts';
import { asWritten, readableByPrism } from './readable.ts';

const { createInstance, createLogger, getHttpOperationsFromSpec, ProblemJsonError } = loadPrism();

/** What Prism is asked: a request whose body is parsed already. */
export interface PrismRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  /** The path template that the path fits. */
  readonly route?: string | undefined;
}

/** What Prism says: an answer from the spec, or why it has none. */
export interface PrismAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  /** The promises that the request broke, in plain words. */
  readonly violations: readonly string[];
  /** True when the answer is Prism's own problem+json and stands in no spec. */
  readonly own: boolean;
  /** Made for one request: nothing that follows from it is worth keeping. */
  readonly isFresh?: true;
}

/** Which documented answer is wanted, and how its body is made. */
export interface ResponseChoice {
  readonly code?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
}

export interface Prism {
  /** Validates the request and answers it as Prism would. */
  answer(request: PrismRequest, wanted?: ResponseChoice): Promise<PrismAnswer>;
  /** Gives a documented answer without looking at the request's body or credentials. */
  give(request: PrismRequest, wanted: ResponseChoice): Promise<PrismAnswer>;
  /** Reads the spec now and not at the first request. Rejects where Prism cannot read it. */
  prepare(): Promise<void>;
}

/**
 * Prism on a bundled spec, silent, and behind types of our own: the one file that imports it. It reads the spec at the
 * first request: who starts several mocks waits for none of them.
 */
export function createPrism(document: JsonObject): Prism {
  let reading: ReturnType<typeof getHttpOperationsFromSpec> | undefined;
  const read = () => {
    reading ??= getHttpOperationsFromSpec(readableByPrism(document));
    return reading;
  };
  const logger = createLogger('mock', { level: 'silent' });
  const checking: IHttpConfig = {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    mock: { dynamic: false },
  } as IHttpConfig;
  const prism = createInstance(checking, { logger });
  const ask = async (
    request: PrismRequest,
    wanted: ResponseChoice,
    config: IHttpConfig,
  ): Promise<PrismAnswer> => {
    const result = await prism.request(toPrism(request), await read(), {
      ...config,
      mock: mockConfig(wanted),
    })();
    if (result._tag === 'Left') return ownAnswer(result.left);
    const { output, validations } = result.right;
    return {
      status: output.statusCode,
      headers: Object.fromEntries(Object.entries(output.headers ?? {}).filter(([, value]) => value !== null)),
      body: asWritten(output.body as Json | undefined),
      violations: validations.input.map(({ path = [], message }) => said(path.map(String), message)),
      own: false,
    };
  };
  return {
    prepare: async () => void (await read()),
    answer: (request, wanted = {}) => ask(request, wanted, checking),
    give: (request, wanted) =>
      ask(request, wanted, { ...checking, checkSecurity: false, validateRequest: false }),
  };
}

/** Where and what, each once: Prism's own words say again where. */
function said(path: readonly string[], message: string): string {
  const where = ['request', ...path].join('.');
  if (message === 'Body parameter is required') return 'request.body is required';
  const [place = '', ...rest] = path;
  const kind = place === 'body' ? 'property' : 'parameter';
  const again = `Request ${place} ${rest.length === 0 ? '' : `${kind} ${rest.join('.')} `}`;
  return `${where} ${message.startsWith(again) ? message.slice(again.length) : message}`;
}

type Input = Parameters<ReturnType<typeof createInstance>['request']>[0];

function toPrism({ method, path, query, headers, body }: PrismRequest): Input {
  return {
    method: method.toLowerCase() as Input['method'],
    url: { path, query: { ...query } },
    headers: { ...headers },
    body,
  };
}

function mockConfig({ code, example, dynamic, seed }: ResponseChoice) {
  return {
    dynamic: dynamic ?? false,
    ...(code === undefined ? {} : { code }),
    ...(example === undefined ? {} : { exampleKey: example }),
    ...(seed === undefined ? {} : { seed }),
  };
}

function ownAnswer(error: Error): PrismAnswer {
  const problem = ProblemJsonError.toProblemJson(error);
  return {
    status: problem.status || 500,
    headers: { 'Content-type': 'application/problem+json' },
    body: problem as unknown as Json,
    violations: brokenIn(problem) ?? [
      `${problem.title}${problem.detail === '' ? '' : `: ${problem.detail}`}`,
    ],
    own: true,
  };
}

/** Where Prism has no documented answer to give, its own lists what was broken. */
function brokenIn(problem: object): string[] | undefined {
  const { validation } = problem as { validation?: { location?: string[]; message?: string }[] };
  return validation?.map(({ location = [], message = '' }) => `${location.join('.')} ${message}`);
}
