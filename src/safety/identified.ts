import { mediaOf } from '../probes/encode.ts';
import { isObject } from '../shared/json.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';

/** True where the run can find again what a create makes: a list shows it, or the answer says which one it is. */
export function isIdentified(spec: Spec, { create, list, key }: Resource): boolean {
  if (create === undefined) return false;
  if (list !== undefined) return true;
  const success = create.responses.filter(({ status }) => status.startsWith('2'));
  return success.some(({ headers, media }) => {
    if (headers.some(({ name }) => /^location$/i.test(name))) return true;
    const schema = media.map((one) => one.schema?.at).find((at) => at !== undefined);
    if (schema === undefined) return false;
    const { properties } = followRef(spec.document, schema)[0];
    const names = isObject(properties) ? Object.keys(properties) : [];
    return names.some(
      (name) => name === key || /^(_?id|u?uid|metadata|data|item)$|(_id|Id|Uid|_uid)$/.test(name),
    );
  });
}

/** True where a body has fields that no read shows: what is written back would lack them. */
export function takesHidden(spec: Spec, body: Parameters<typeof mediaOf>[0]): boolean {
  const at = mediaOf(body)?.schema?.at;
  if (at === undefined) return false;
  const { properties } = followRef(spec.document, at)[0];
  return Object.values(isObject(properties) ? properties : {}).some(
    (property) => isObject(property) && (property.writeOnly === true || property.format === 'password'),
  );
}
