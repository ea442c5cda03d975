/** What stands in for fast-check in a browser: texts after a pattern are made where its generator is there to make them. */
export default {
  stringMatching: () => undefined,
  sample: () => [],
};
