import type { Operation } from '../../spec/operation.ts';
import type { ResponseChoice } from '../prism/prism.ts';

/** The documented 428, where a request does not say which state of the thing it means and has to. */
export function refusalOfUnconditional(
  operation: Operation,
  where: string | undefined,
  headers: Readonly<Record<string, string>>,
): ResponseChoice | undefined {
  if (where !== 'header' || !operation.responses.some(({ status }) => status === '428')) return undefined;
  const isMissing = operation.parameters.some(
    ({ in: place, name, required }) =>
      place === 'header' &&
      required &&
      /^if-(match|unmodified-since)$/i.test(name) &&
      headers[name.toLowerCase()] === undefined,
  );
  return isMissing ? { code: 428 } : undefined;
}
