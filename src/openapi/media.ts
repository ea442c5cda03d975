import type { Body, Media } from '../operation.ts';

/** The JSON way to send a body, which probes use; undefined where the operation takes none. */
export function jsonMedia(body: Body | undefined): Media | undefined {
  return (
    body?.media.find((media) => /[/+]json\b/.test(media.type)) ??
    body?.media.find((media) => media.type === '*/*')
  );
}

/** The documented media object for an actual media type: exact, then `type/*`, then `*` + `/*`. */
export function mediaFor(media: readonly Media[], actual: string | undefined): Media | undefined {
  if (actual === undefined) return undefined;
  const essence = (type: string) => type.split(';')[0]?.trim().toLowerCase() ?? '';
  const range = `${actual.split('/')[0]}/*`;
  return (
    media.find(({ type }) => essence(type) === actual) ??
    media.find(({ type }) => essence(type) === range) ??
    media.find(({ type }) => essence(type) === '*/*')
  );
}
