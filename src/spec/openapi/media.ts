import type { Body, Media } from '../operation.ts';

/** The JSON way to send a body, which probes use; undefined where the operation takes none. */
export function jsonMedia(body: Body | undefined): Media | undefined {
  return documentedJson(body) ?? body?.media.find((media) => media.type === '*/*');
}

/** The JSON form of a body or an answer; undefined where it has none. */
export function documentedJson(given: Pick<Body, 'media'> | undefined): Media | undefined {
  return given?.media.find(({ type }) => /[/+]json\b/.test(type));
}

/** The form of a body or an answer that has fields: JSON, else XML. */
export function structuredMedia(given: Pick<Body, 'media'> | undefined): Media | undefined {
  return documentedJson(given) ?? given?.media.find(({ type }) => /[/+]xml\b/i.test(type));
}

/** A media type without its parameters, in small letters. */
export function essence(type: string): string {
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

/** True for a media type whose bodies are JSON. */
export function isJsonMedia({ type }: Pick<Media, 'type'>): boolean {
  return /[/+]json\b/.test(type) || type === '*/*';
}

/** The form side of a body; undefined where it has none. */
export function formMedia(body: Pick<Body, 'media'> | undefined): Media | undefined {
  return body?.media.find(({ type }) => /^application\/x-www-form-urlencoded\b/i.test(type));
}

/** The side of a body that says what fields a thing has: JSON, else a form. */
export function bodyMedia(body: Body | undefined): Media | undefined {
  return jsonMedia(body) ?? formMedia(body);
}
