/** Formats of which each holds all values of those before it. */
const widening: readonly (readonly string[])[] = [
  ['int8', 'int16', 'int32', 'int64'],
  ['uint8', 'uint16', 'uint32', 'uint64'],
  ['float', 'double'],
  ['email', 'idn-email'],
  ['hostname', 'idn-hostname'],
  ['uri', 'uri-reference', 'iri-reference'],
  ['uri', 'iri', 'iri-reference'],
];

/** True when every value of format `before` is one of `after`, false the other way round, undefined where neither is known. */
export function widensFormat(before: string, after: string): boolean | undefined {
  const chain = widening.find((one) => one.includes(before) && one.includes(after));
  return chain === undefined || before === after ? undefined : chain.indexOf(after) > chain.indexOf(before);
}
