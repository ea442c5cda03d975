import { bodyOf } from '../http/body-of.ts';
import { isJsonMedia } from '../spec/openapi/media.ts';
import type { Context } from './context.ts';
import { mediaOf } from './encode.ts';
import type { Probe } from './probe.ts';

/**
 * The probe as it is, or pending where it promises a success to a request that the suite could not make up:
 * it would blame the server for what the suite cannot do.
 */
export function sendable(context: Context, probe: Probe): Probe {
  const why = probe.draft === undefined ? undefined : unsendable(context, probe);
  return why === undefined ? probe : { ...probe, draft: undefined, pending: why };
}

/** What asks for one definite thing needs all the rest of the request to be right. */
const needy = /^(valid|boundary|random|permission|missing|invalid)$/;

function unsendable(context: Context, { kind, draft, promise }: Probe): string | undefined {
  const { operation, spec } = context;
  if (!needy.test(kind) || promise.lenient) return undefined;
  const media = mediaOf(operation.body);
  if (operation.body !== undefined && operation.body.media.length > 0) {
    const types = operation.body.media.map(({ type }) => type).join(' or ');
    if (media === undefined || draft?.body === undefined)
      return `a body of ${types} cannot be made up: give an example`;
    if (/json-patch/.test(media.type) && media.examples.length === 0)
      return 'which changes fit cannot be told from a schema: give an example';
  }
  if (kind === 'invalid' || media?.schema === undefined || !isJsonMedia(media)) return undefined;
  const body = draft === undefined ? undefined : bodyOf(draft);
  if (body === undefined) return undefined;
  return spec.schemas.check(media.schema.at, body, 'request').length === 0
    ? undefined
    : 'no valid body could be made up: give an example';
}
