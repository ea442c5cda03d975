import type { Body, Media } from '../operation.ts';

/** The JSON way to send a body, which probes use; undefined where the operation takes none. */
export function jsonMedia(body: Body | undefined): Media | undefined {
  return documentedJson(body) ?? body?.media.find((media) => media.type === '*/*');
}

/** The JSON form of a body or an answer; undefined where it has none. */
export function documentedJson(given: Pick<Body, 'media'> | undefined): Media | undefined {
  return given?.media.find(({ type }) => /[/+]json\b/.test(type));
}

function essence(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The documented media object for an actual media type: exact, then `type/*`, then `*` + `/*`. */
export function mediaFor(media: readonly Media[], actual: string | undefined): Media | undefined {
  if (actual === undefined) return undefined;
  const range = `${actual.split('/')[0]}/*`;
  return (
    media.find(({ type }) => essence(type) === actual) ??
    media.find(({ type }) => essence(type) === range) ??
    media.find(({ type }) => essence(type) === '*/*')
  );
}
